Statement.vo Statement.glob Statement.v.beautified Statement.required_vo: Statement.v 
Statement.vio: Statement.v 
Statement.vos Statement.vok Statement.required_vos: Statement.v 
Games.vo Games.glob Games.v.beautified Games.required_vo: Games.v Statement.vo
Games.vio: Games.v Statement.vio
Games.vos Games.vok Games.required_vos: Games.v Statement.vos
Sums.vo Sums.glob Sums.v.beautified Sums.required_vo: Sums.v Statement.vo
Sums.vio: Sums.v Statement.vio
Sums.vos Sums.vok Sums.required_vos: Sums.v Statement.vos
Boxes.vo Boxes.glob Boxes.v.beautified Boxes.required_vo: Boxes.v Statement.vo Sums.vo
Boxes.vio: Boxes.v Statement.vio Sums.vio
Boxes.vos Boxes.vok Boxes.required_vos: Boxes.v Statement.vos Sums.vos
Products.vo Products.glob Products.v.beautified Products.required_vo: Products.v Statement.vo Sums.vo Boxes.vo
Products.vio: Products.v Statement.vio Sums.vio Boxes.vio
Products.vos Products.vok Products.required_vos: Products.v Statement.vos Sums.vos Boxes.vos
Recursion.vo Recursion.glob Recursion.v.beautified Recursion.required_vo: Recursion.v Statement.vo Sums.vo Boxes.vo Products.vo
Recursion.vio: Recursion.v Statement.vio Sums.vio Boxes.vio Products.vio
Recursion.vos Recursion.vok Recursion.required_vos: Recursion.v Statement.vos Sums.vos Boxes.vos Products.vos
Record.vo Record.glob Record.v.beautified Record.required_vo: Record.v Statement.vo Sums.vo Boxes.vo Products.vo
Record.vio: Record.v Statement.vio Sums.vio Boxes.vio Products.vio
Record.vos Record.vok Record.required_vos: Record.v Statement.vos Sums.vos Boxes.vos Products.vos
Interleaved.vo Interleaved.glob Interleaved.v.beautified Interleaved.required_vo: Interleaved.v Statement.vo Sums.vo Boxes.vo Products.vo Recursion.vo Record.vo
Interleaved.vio: Interleaved.v Statement.vio Sums.vio Boxes.vio Products.vio Recursion.vio Record.vio
Interleaved.vos Interleaved.vok Interleaved.required_vos: Interleaved.v Statement.vos Sums.vos Boxes.vos Products.vos Recursion.vos Record.vos
Bound.vo Bound.glob Bound.v.beautified Bound.required_vo: Bound.v Statement.vo Sums.vo Boxes.vo Products.vo Recursion.vo Record.vo Interleaved.vo
Bound.vio: Bound.v Statement.vio Sums.vio Boxes.vio Products.vio Recursion.vio Record.vio Interleaved.vio
Bound.vos Bound.vok Bound.required_vos: Bound.v Statement.vos Sums.vos Boxes.vos Products.vos Recursion.vos Record.vos Interleaved.vos
AnyOrder.vo AnyOrder.glob AnyOrder.v.beautified AnyOrder.required_vo: AnyOrder.v Statement.vo Sums.vo Boxes.vo Products.vo Recursion.vo Record.vo Interleaved.vo Bound.vo
AnyOrder.vio: AnyOrder.v Statement.vio Sums.vio Boxes.vio Products.vio Recursion.vio Record.vio Interleaved.vio Bound.vio
AnyOrder.vos AnyOrder.vok AnyOrder.required_vos: AnyOrder.v Statement.vos Sums.vos Boxes.vos Products.vos Recursion.vos Record.vos Interleaved.vos Bound.vos
Tree.vo Tree.glob Tree.v.beautified Tree.required_vo: Tree.v Statement.vo Sums.vo Boxes.vo Products.vo Recursion.vo Record.vo Interleaved.vo Bound.vo AnyOrder.vo
Tree.vio: Tree.v Statement.vio Sums.vio Boxes.vio Products.vio Recursion.vio Record.vio Interleaved.vio Bound.vio AnyOrder.vio
Tree.vos Tree.vok Tree.required_vos: Tree.v Statement.vos Sums.vos Boxes.vos Products.vos Recursion.vos Record.vos Interleaved.vos Bound.vos AnyOrder.vos
OneGo.vo OneGo.glob OneGo.v.beautified OneGo.required_vo: OneGo.v Statement.vo Sums.vo Boxes.vo Products.vo Recursion.vo Record.vo Interleaved.vo Bound.vo AnyOrder.vo
OneGo.vio: OneGo.v Statement.vio Sums.vio Boxes.vio Products.vio Recursion.vio Record.vio Interleaved.vio Bound.vio AnyOrder.vio
OneGo.vos OneGo.vok OneGo.required_vos: OneGo.v Statement.vos Sums.vos Boxes.vos Products.vos Recursion.vos Record.vos Interleaved.vos Bound.vos AnyOrder.vos
Secrecy.vo Secrecy.glob Secrecy.v.beautified Secrecy.required_vo: Secrecy.v Statement.vo Sums.vo Boxes.vo Products.vo Recursion.vo Record.vo Interleaved.vo Bound.vo
Secrecy.vio: Secrecy.v Statement.vio Sums.vio Boxes.vio Products.vio Recursion.vio Record.vio Interleaved.vio Bound.vio
Secrecy.vos Secrecy.vok Secrecy.required_vos: Secrecy.v Statement.vos Sums.vos Boxes.vos Products.vos Recursion.vos Record.vos Interleaved.vos Bound.vos
Words.vo Words.glob Words.v.beautified Words.required_vo: Words.v Statement.vo Games.vo Sums.vo Boxes.vo Interleaved.vo
Words.vio: Words.v Statement.vio Games.vio Sums.vio Boxes.vio Interleaved.vio
Words.vos Words.vok Words.required_vos: Words.v Statement.vos Games.vos Sums.vos Boxes.vos Interleaved.vos
A3.vo A3.glob A3.v.beautified A3.required_vo: A3.v Statement.vo Games.vo Sums.vo Boxes.vo Record.vo Interleaved.vo Bound.vo AnyOrder.vo Secrecy.vo Words.vo
A3.vio: A3.v Statement.vio Games.vio Sums.vio Boxes.vio Record.vio Interleaved.vio Bound.vio AnyOrder.vio Secrecy.vio Words.vio
A3.vos A3.vok A3.required_vos: A3.v Statement.vos Games.vos Sums.vos Boxes.vos Record.vos Interleaved.vos Bound.vos AnyOrder.vos Secrecy.vos Words.vos
Chained.vo Chained.glob Chained.v.beautified Chained.required_vo: Chained.v Statement.vo Games.vo Sums.vo Boxes.vo Record.vo Interleaved.vo Bound.vo AnyOrder.vo
Chained.vio: Chained.v Statement.vio Games.vio Sums.vio Boxes.vio Record.vio Interleaved.vio Bound.vio AnyOrder.vio
Chained.vos Chained.vok Chained.required_vos: Chained.v Statement.vos Games.vos Sums.vos Boxes.vos Record.vos Interleaved.vos Bound.vos AnyOrder.vos
Correlated.vo Correlated.glob Correlated.v.beautified Correlated.required_vo: Correlated.v Statement.vo Games.vo Sums.vo Boxes.vo Products.vo Record.vo Interleaved.vo Bound.vo Chained.vo
Correlated.vio: Correlated.v Statement.vio Games.vio Sums.vio Boxes.vio Products.vio Record.vio Interleaved.vio Bound.vio Chained.vio
Correlated.vos Correlated.vok Correlated.required_vos: Correlated.v Statement.vos Games.vos Sums.vos Boxes.vos Products.vos Record.vos Interleaved.vos Bound.vos Chained.vos
ProductRun.vo ProductRun.glob ProductRun.v.beautified ProductRun.required_vo: ProductRun.v Statement.vo Sums.vo Boxes.vo Products.vo Recursion.vo Record.vo Interleaved.vo Bound.vo
ProductRun.vio: ProductRun.v Statement.vio Sums.vio Boxes.vio Products.vio Recursion.vio Record.vio Interleaved.vio Bound.vio
ProductRun.vos ProductRun.vok ProductRun.required_vos: ProductRun.v Statement.vos Sums.vos Boxes.vos Products.vos Recursion.vos Record.vos Interleaved.vos Bound.vos
Sanity.vo Sanity.glob Sanity.v.beautified Sanity.required_vo: Sanity.v Statement.vo Games.vo Sums.vo Boxes.vo Products.vo Recursion.vo Record.vo Interleaved.vo Bound.vo Words.vo ProductRun.vo
Sanity.vio: Sanity.v Statement.vio Games.vio Sums.vio Boxes.vio Products.vio Recursion.vio Record.vio Interleaved.vio Bound.vio Words.vio ProductRun.vio
Sanity.vos Sanity.vok Sanity.required_vos: Sanity.v Statement.vos Games.vos Sums.vos Boxes.vos Products.vos Recursion.vos Record.vos Interleaved.vos Bound.vos Words.vos ProductRun.vos
Theorems.vo Theorems.glob Theorems.v.beautified Theorems.required_vo: Theorems.v Statement.vo Games.vo AnyOrder.vo Tree.vo OneGo.vo Secrecy.vo A3.vo Chained.vo Correlated.vo Sanity.vo
Theorems.vio: Theorems.v Statement.vio Games.vio AnyOrder.vio Tree.vio OneGo.vio Secrecy.vio A3.vio Chained.vio Correlated.vio Sanity.vio
Theorems.vos Theorems.vok Theorems.required_vos: Theorems.v Statement.vos Games.vos AnyOrder.vos Tree.vos OneGo.vos Secrecy.vos A3.vos Chained.vos Correlated.vos Sanity.vos
