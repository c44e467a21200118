(* From one parity of one run in time to D: all records, all of Eve's memories, one bit or many. *)
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import ring.
From Clinamen Require Import Statement Sums Boxes Products Recursion Record Interleaved.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Parity.
Variables (R : realFieldType) (g : game) (N : nat).
Notation m := (nbits g).
Notation F := (functional R g).
Notation drawn := {ffun 'I_N -> bits m}.
Notation flags := {ffun 'I_N -> {set test g}}.
Variables (p : source R g) (Z E : finType) (P : box R g N Z E) (s : seq (event g N)) (W : nat) (C : {set 'I_N}).
Hypothesis nsP : ns_box P.
Hypothesis p01 : forall past, 0 <= p past <= 1.

Definition deviation := \sum_(b : drawn) \sum_(f | accepted W f)
  \big[Num.max/0]_y \sum_e `|chance p b f [::] s * amplitude P C b f y e|.

Lemma chance_ge0 (b : drawn) (f : flags) past (s' : seq (event g N)) : 0 <= chance p b f past s'.
Proof.
elim: s' past => [|[[i j]|i] s' IH] past //=; first exact: ler01.
by apply: mulr_ge0 => //; have /andP [h0 h1] := p01 past; case: (b i j); rewrite ?subr_ge0.
Qed.

Lemma deviation_leaf z : 0 <= z <= 1 ->
  z ^+ W * deviation <= \sum_b \sum_f chance p b f [::] s * leaf P C z b f.
Proof.
move=> z01; have /andP [z0 z1] := z01; rewrite /deviation mulr_sumr; apply: ler_sum => b _.
rewrite mulr_sumr [X in X <= _]big_mkcond; apply: ler_sum => f _.
case: ifP => [acc|_]; last by apply: mulr_ge0; [exact: chance_ge0 | exact: leaf_ge0].
rewrite (eq_bigr (fun y => chance p b f [::] s * \sum_e `|amplitude P C b f y e|)); last first.
  by move=> y _; rewrite mulr_sumr; apply: eq_bigr => e _; rewrite normrM ger0_norm // chance_ge0.
rewrite max_scale ?chance_ge0 // mulrCA; apply: ler_wpmul2l; first exact: chance_ge0.
rewrite /leaf; apply: ler_wpmul2r; last exact: ler_wiexpn2l.
by apply: (big_ind (fun v => 0 <= v)) => // [x y hx hy|y _]; [case: (leP x y) | apply: sumr_ge0].
Qed.

Lemma tensor_total (c : 'I_N -> R) (y0 : Z) : tensor (fun i x a => c i * total R x a) (boxes P y0) = \prod_i c i.
Proof.
rewrite tensor_caps -[RHS]mulr1; congr (_ * _).
have [_ [norm _]] := nsP; apply: etrans (norm [ffun => setting [ffun => false]] y0).
apply: eq_bigr => a _; apply: eq_bigr => e _; rewrite /seen.
by congr (P _ _ _ e); apply/ffunP => i; rewrite !ffunE.
Qed.

Definition cap loss z i : R := if i \in C then 1 - (1 - z) * loss else 1.

Lemma prod_cap loss z : \prod_i cap loss z i = (1 - (1 - z) * loss) ^+ #|C|.
Proof. by rewrite /cap -big_mkcond /= prodr_const. Qed.

(* The bound for one parity, from one for the run in time. *)
Lemma deviation_bound (y0 : Z) loss z : 0 <= z <= 1 -> schedule s ->
  (forall past b f s' G, s' = s -> (forall i x a, G i x a = cap loss z i * total R x a) ->
    total_of p (leaf P C z) past b f s' <= tensor G (boxes P y0)) ->
  z ^+ W * deviation <= (1 - (1 - z) * loss) ^+ #|C|.
Proof.
move=> z01 sch h; apply: le_trans (deviation_leaf z01) _.
rewrite (total_of_all p (leaf P C z) [ffun => [ffun => false]] [ffun => set0]); last by case: sch.
rewrite -(prod_cap loss z) -(tensor_total _ y0); exact: h.
Qed.
End Parity.

(* ---- The characters of K bits. ---- *)
Section Characters.
Variable R : realFieldType.

Definition dot K (s k : bits K) := \big[addb/false]_l (s l && k l).

Lemma sign_big (I : finType) (Q : pred I) (h : I -> bool) :
  (-1) ^+ (\big[addb/false]_(i | Q i) h i) = \prod_(i | Q i) (-1) ^+ h i :> R.
Proof. exact: (big_morph (fun s : bool => (-1) ^+ s) (@signr_addb R) (expr0 (-1) : (-1) ^+ false = 1)). Qed.

Lemma orthogonal K (k k' : bits K) : \sum_s (-1) ^+ dot s k * (-1) ^+ dot s k' = 2%:R ^+ K * (k == k')%:R :> R.
Proof.
under eq_bigr do rewrite /dot !sign_big -big_split /=.
rewrite -(bigA_distr_bigA (fun l (c : bool) => (-1) ^+ (c && k l) * (-1) ^+ (c && k' l))) /=.
rewrite (eq_bigr (fun l => 2%:R * (k l == k' l)%:R)); last first.
  by move=> l _; rewrite big_bool /=; case: (k l); case: (k' l); rewrite /= ?expr0 ?expr1; ring.
rewrite big_split /= prodr_const card_ord; congr (_ * _); case: (k =P k') => [->|ne].
  by rewrite big1 // => l _; rewrite eqxx.
have [l kl] : exists l, k l != k' l.
  apply/existsP; rewrite -negb_forall; apply/negP => /forallP h.
  by apply: ne; apply/ffunP => l; apply/eqP.
by rewrite (bigD1 l) //= (negbTE kl) mul0r.
Qed.

Lemma dot_keys g N K (C : code N K) (s : bits K) (b : {ffun 'I_N -> bits (nbits g)}) a :
  dot s (keys C b a) = parity (codeword C s) b a.
Proof.
have e l : s l && (keys C b a l) = \big[addb/false]_i (s l && (i \in C l) && rawbit (b i) (a i)).
  rewrite /keys ffunE; case: (s l) => /=; last by rewrite big1.
  by rewrite big_mkcond; apply: eq_bigr => i _; case: ifP.
rewrite /dot (eq_bigr _ (fun l _ => e l)) exchange_big /parity [RHS]big_mkcond.
apply: eq_bigr => i _; rewrite inE.
have -> : \big[addb/false]_l (s l && (i \in C l) && rawbit (b i) (a i)) =
    (\big[addb/false]_(l | s l) (i \in C l)) && rawbit (b i) (a i).
  rewrite (big_morph (fun c => c && rawbit (b i) (a i)) (fun x y => andb_addl x y (rawbit (b i) (a i))) (andFb _)) [RHS]big_mkcond.
  by apply: eq_bigr => l _; case: (s l).
by case: (\big[addb/false]_(l | s l) _).
Qed.
End Characters.

Section ManyBits.
Variables (R : realFieldType) (g : game) (N : nat) (r : run R g N) (eps : R) (W : nat).
Hypothesis lawf : lawful eps r.
Hypothesis eps0 : 0 <= eps.

Definition dev (C : {set 'I_N}) := \sum_e0 weight r e0 * deviation (bit_of r e0) (box_of r e0) (order r) W C.

Section Bits.
Variables (K : nat) (C : code N K).

Lemma joint_characters e0 y b f k e : joint r C e0 y b f k e * 2%:R ^+ K =
  \sum_s (-1) ^+ dot s k * (chance (bit_of r e0) b f [::] (order r) * amplitude (box_of r e0) (codeword C s) b f y e).
Proof.
rewrite /joint; under [RHS]eq_bigr do rewrite mulrCA.
rewrite -mulr_sumr -mulrA; congr (_ * _); rewrite /amplitude.
under [RHS]eq_bigr do rewrite mulr_sumr.
rewrite exchange_big /= mulr_suml big_mkcondr /=; apply: eq_bigr => a _.
transitivity ((\sum_s (-1) ^+ dot s k * (-1) ^+ dot s (keys C b a)) * box_of r e0 (settings b) y a e); last first.
  by rewrite mulr_suml; apply: eq_bigr => s _; rewrite dot_keys mulrA.
rewrite orthogonal eq_sym; case: (k == _); last by rewrite mulr0 !mul0r.
by rewrite mulr1 mulrC.
Qed.

Lemma any_key_character e0 y b f e : any_key r C e0 y b f e =
  chance (bit_of r e0) b f [::] (order r) * amplitude (box_of r e0) (codeword C [ffun => false]) b f y e.
Proof.
rewrite /any_key /joint -mulr_sumr; congr (_ * _); rewrite /amplitude.
rewrite [RHS](partition_big (keys C b) xpredT) //=; apply: eq_bigr => k _; apply: eq_bigr => a _.
have -> : parity (codeword C [ffun => false]) b a = false; last by rewrite expr0 mul1r.
by rewrite -dot_keys /dot big1 // => l _; rewrite ffunE.
Qed.

Lemma record_bits e0 y b f e : \sum_k `|joint r C e0 y b f k e - any_key r C e0 y b f e / 2%:R ^+ K| <=
  \sum_(s | s != [ffun => false])
    `|chance (bit_of r e0) b f [::] (order r) * amplitude (box_of r e0) (codeword C s) b f y e|.
Proof.
have two : 2%:R ^+ K != 0 :> R by rewrite expf_neq0 // pnatr_eq0.
pose A s := chance (bit_of r e0) b f [::] (order r) * amplitude (box_of r e0) (codeword C s) b f y e.
have each k : `|joint r C e0 y b f k e - any_key r C e0 y b f e / 2%:R ^+ K| <=
    (\sum_(s | s != [ffun => false]) `|A s|) / 2%:R ^+ K.
  rewrite ler_pdivl_mulr ?exprn_gt0 ?ltr0n //.
  have -> (u v : R) : `|u - v / 2%:R ^+ K| * 2%:R ^+ K = `|u * 2%:R ^+ K - v|.
    by rewrite -[X in _ * X]ger0_norm ?exprn_ge0 ?ler0n // -normrM mulrBl divfK.
  rewrite joint_characters any_key_character (bigD1 [ffun => false]) //=.
  have -> : dot [ffun => false] k = false by rewrite /dot big1 // => l _; rewrite ffunE.
  rewrite expr0 mul1r addrC addKr; apply: le_trans (ler_norm_sum _ _ _) _; apply: ler_sum => s _.
  by rewrite normrM normrX normrN1 expr1n mul1r.
apply: le_trans (ler_sum _ (fun k _ => each k)) _.
rewrite sumr_const card_ffun card_bool card_ord -[X in X *+ _]mulr1 -mulrnAr -natrX.
by rewrite -mulrA mulVf ?mulr1 // natrX.
Qed.

Lemma max_ge0 (I : finType) (h : I -> R) : 0 <= \big[Num.max/0]_i h i.
Proof. by elim/big_rec: _ => // i x _ x0; rewrite le_maxr x0 orbT. Qed.

Lemma le_max (I : finType) (h : I -> R) i : h i <= \big[Num.max/0]_i h i.
Proof.
have : i \in index_enum I by exact: mem_index_enum.
elim: (index_enum I) => // j t IH; rewrite inE big_cons => /orP [/eqP <-|/IH h'].
  by rewrite le_maxr lexx.
by apply: le_trans h' _; rewrite le_maxr lexx orbT.
Qed.

Lemma D_characters : D r W C <= \sum_(s | s != [ffun => false]) dev (codeword C s).
Proof.
rewrite /D /dev [X in _ <= X]exchange_big; apply: ler_sum => e0 _; have [w0 _] := lawf.
rewrite -mulr_sumr; apply: ler_wpmul2l => //; rewrite /deviation [X in _ <= X]exchange_big; apply: ler_sum => b _ /=.
rewrite [X in _ <= X]exchange_big; apply: ler_sum => f _ /=.
rewrite -[X in X <= _]mul1r; apply: max_bound; rewrite ?ler01 //.
  by apply: sumr_ge0 => s _; exact: max_ge0.
move=> y; rewrite mul1r; apply: le_trans (ler_sum _ (fun e _ => record_bits e0 y b f e)) _.
rewrite exchange_big; apply: ler_sum => s _; exact: (le_max (fun y => \sum_e `|_ * amplitude _ _ _ _ y e|)).
Qed.
End Bits.

Lemma whole_codeword (s : bits 1) : s != [ffun => false] -> codeword (@whole N) s = setT.
Proof.
move=> s0; have s1 : s ord0.
  by apply: contraNT s0 => /negbTE s0; apply/eqP/ffunP => l; rewrite (ord1 l) s0 ffunE.
by apply/setP => i; rewrite !inE big_mkcond big_ord1 s1 /whole inE.
Qed.

Lemma D_one : D r W (@whole N) <= dev setT.
Proof.
apply: le_trans (D_characters _) _; rewrite (big_pred1 [ffun => true]) => [|s].
  by rewrite whole_codeword //; apply/eqP => /ffunP /(_ ord0); rewrite !ffunE.
apply/idP/eqP => [s0|->]; last by apply/eqP => /ffunP /(_ ord0); rewrite !ffunE.
apply/ffunP => l; rewrite (ord1 l) ffunE; apply: contraNT s0 => /negbTE s0.
by apply/eqP/ffunP => l'; rewrite (ord1 l') s0 ffunE.
Qed.
End ManyBits.
