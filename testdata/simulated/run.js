const fs=require('fs');const QC=require('quantum-circuit');const QuantumCircuit=QC.QuantumCircuit||QC;
const dir=process.argv[2],shots=+process.argv[3];
const man=JSON.parse(fs.readFileSync(dir+'/manifest.json'));
const out={};
for(const c of man.circuits){
  const qc=new QuantumCircuit();
  qc.importQASM(fs.readFileSync(dir+'/'+c.file,'utf8'),(e)=>{if(e&&e.length)console.error(c.name,e)});
  const counts={};
  for(let s=0;s<shots;s++){qc.run();let v=qc.getCregValue('c');let k='0x'+v.toString(16);counts[k]=(counts[k]||0)+1;}
  out[c.name]={shots,counts};
}
console.log(JSON.stringify(out));
