(* Case (I): one list of functionals serves every order of the source's bits. *)
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import ring.
From Clinamen Require Import Statement Sums Boxes Products Recursion Record Interleaved Bound.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(* Bounds on every parity are bounds on D. *)
Section Conclude.
Variables (R : realFieldType) (g : game) (N : nat) (r : run R g N) (eps : R) (W : nat) (loss : R).
Hypothesis lawf : lawful eps r.
Hypothesis eps0 : 0 <= eps.

Lemma conclude : (forall e0 C z, 0 <= z <= 1 ->
    z ^+ W * deviation (bit_of r e0) (box_of r e0) (order r) W C <= (1 - (1 - z) * loss) ^+ #|C|) ->
  bounded r W loss /\ bounded_bits r W loss.
Proof.
move=> h; have [w0 [w1 _]] := lawf.
have one C z : 0 <= z <= 1 -> z ^+ W * dev r W C <= (1 - (1 - z) * loss) ^+ #|C|.
  move=> z01; set X := _ ^+ #|C|; have -> : X = \sum_e0 weight r e0 * X by rewrite -mulr_suml w1 mul1r.
  rewrite /dev mulr_sumr; apply: ler_sum => e0 _.
  by rewrite mulrCA; apply: ler_wpmul2l => //; apply: h.
split=> [z z01|K C z hz].
  have := one setT z z01; rewrite cardsT card_ord; apply: le_trans.
  have /andP [z0 _] := z01; apply: ler_wpmul2l; [exact: exprn_ge0 | exact: (D_one W lawf)].
apply: le_trans (D_characters _ lawf _) _; apply: ler_sum => s _; have [z01 zW] := hz s.
have /andP [z0 _] := z01.
by rewrite ler_pdivl_mulr ?lt_def ?zW ?exprn_ge0 // mulrC; apply: one.
Qed.

Lemma conclude_inv (inv : seq (event g N) -> 'I_N -> bits (nbits g) -> functional R g -> Prop) :
  invariant eps inv -> (forall i B G, (forall x a, G x a = (1 - loss) * total R x a) -> inv (order r) i B G) ->
  bounded r W loss /\ bounded_bits r W loss.
Proof.
have [_ [_ [sch [prom nsP]]]] := lawf.
move=> keeps start; apply: conclude => e0 C z z01.
apply: (deviation_bound W (y0 := idle r) (nsP e0) (p01 eps0 (prom e0)) z01 sch) => past b f s' G -> eG.
apply: (interleaved (inv := inv) (idle r) (nsP e0) z01 eps0 (prom e0) keeps); first exact: timely_schedule.
move=> i; rewrite /state; have -> : inr i \in order r by case: sch => ps _; rewrite (perm_mem ps) mem_enum.
case iC: (i \in C).
  exists (fun x a => (1 - loss) * total R x a); split; first by rewrite /inv_of iC; apply: start.
  move=> P nsP'; rewrite (eq_value _ (eG i)) /mix value_add !value_scale /cap iC.
  by rewrite le_eqVlt; apply/orP; left; apply/eqP; ring.
exists (@total R g); split; first by rewrite /inv_of iC; apply: below_refl.
move=> P nsP'; rewrite (eq_value _ (eG i)) /mix value_add !value_scale /cap iC.
by rewrite le_eqVlt; apply/orP; left; apply/eqP; ring.
Qed.
End Conclude.

Section AnyOrder.
Variables (R : realFieldType) (g : game) (N : nat) (eps L : R).
Notation m := (nbits g).
Notation F := (functional R g).
Notation event := (event g N).
Variable G : bits m -> F.
Hypothesis cert : certificate L G.
Hypothesis eps0 : 0 <= eps.
Hypothesis half : eps + eps <= 1.

Definition left (s : seq event) i := [set j | inl (i, j) \in s].
Definition fits (s : seq event) i (B B' : bits m) := [forall j, (inl (i, j) \in s) || (B' j == B j)].

(* Weight t eps^r on the functionals of the settings still possible, t the product of eps/p over the bits drawn. *)
Definition node t s i B : F := fun x a =>
  t * eps ^+ #|left s i| * (\sum_(B' | fits s i B B') G B' x a) + (1 - t * (2%:R * eps) ^+ #|left s i|) * total R x a.
Definition spread s i B (H : F) := exists t, 0 <= t <= 1 /\ below (node t s i B) H.

Lemma value_node t s i B P : value (node t s i B) P = t * eps ^+ #|left s i| * (\sum_(B' | fits s i B B') value (G B') P)
  + (1 - t * (2%:R * eps) ^+ #|left s i|) * value (@total R g) P.
Proof.
pose S : F := fun x a => \sum_(B' | fits s i B B') G B' x a.
transitivity (value (fun x a => t * eps ^+ #|left s i| * S x a + (1 - t * (2%:R * eps) ^+ #|left s i|) * total R x a) P).
  by [].
by rewrite value_add !value_scale /S value_sum.
Qed.

Lemma node_positive t s i B : 0 <= t <= 1 -> positive (node t s i B).
Proof.
move=> /andP [t0 t1]; apply/positiveP => P nsP; rewrite value_node; have [hG _] := cert.
have /positiveP pT := @positive_total R g.
apply: addr_ge0; apply: mulr_ge0; rewrite ?pT ?mulr_ge0 ?exprn_ge0 //.
  by apply: sumr_ge0 => B' _; have /positiveP := bounds_positive (hG B'); apply.
have two0 : 0 <= 2%:R * eps by rewrite mulr_ge0 ?ler0n.
rewrite subr_ge0; apply: mulr_ile1 => //; rewrite ?exprn_ge0 ?exprn_ile1 //.
by rewrite mulr_natl mulr2n.
Qed.

Lemma left_draw s i j : inl (i, j) \notin s -> #|left (inl (i, j) :: s) i| = #|left s i|.+1.
Proof.
move=> ns; have -> : left (inl (i, j) :: s) i = j |: left s i.
  by apply/setP => j'; rewrite !inE; congr (_ || _); apply/eqP/eqP => [[]|->].
by rewrite cardsU1 inE ns.
Qed.

Lemma fits_draw s i j c B B' : inl (i, j) \notin s ->
  fits (inl (i, j) :: s) i B B' && (B' j == c) = fits s i (put B j c) B'.
Proof.
move=> nis; apply/andP/forallP => [[/forallP h /eqP rc] j'|h].
  have := h j'; rewrite inE; case: (j' =P j) => [->|/eqP jj]; first by rewrite put_same rc eqxx orbT.
  by rewrite put_other //; case: eqP => // -[e]; rewrite e eqxx in jj.
split; last by have := h j; rewrite (negbTE nis) put_same.
apply/forallP => j'; have := h j'; rewrite inE; case: (j' =P j) => [->|/eqP jj]; first by rewrite eqxx.
by rewrite put_other // => /orP [->|->]; rewrite ?orbT.
Qed.

Lemma fits_split s i j B (v : bits m -> R) : inl (i, j) \notin s ->
  \sum_(B' | fits (inl (i, j) :: s) i B B') v B' =
  \sum_(B' | fits s i (put B j false) B') v B' + \sum_(B' | fits s i (put B j true) B') v B'.
Proof.
move=> ns; rewrite (partition_big (fun B' : bits m => B' j) xpredT) //= big_bool addrC /=.
by congr (_ + _); apply: eq_bigl => B'; rewrite fits_draw.
Qed.

Lemma still (s : seq event) e i : (forall j, e != inl (i, j)) -> left (e :: s) i = left s i /\ fits (e :: s) i =2 fits s i.
Proof.
move=> ne; have h j : (inl (i, j) \in e :: s) = (inl (i, j) \in s) by rewrite inE eq_sym (negbTE (ne j)).
split=> [|B B']; first by apply/setP => j; rewrite [LHS]inE [RHS]inE h.
by apply: eq_forallb => j; rewrite h.
Qed.

Lemma share q t : eps <= q -> 0 <= t <= 1 -> exists t', 0 <= t' <= 1 /\ q * t' = t * eps.
Proof.
move=> eq /andP [t0 t1]; case: (q =P 0) => [q0|/eqP q0].
  have e0 : eps = 0 by apply/eqP; rewrite eq_le eps0 andbT -q0.
  by exists 0; rewrite lexx ler01 mulr0 e0 mulr0.
have qp : 0 < q by rewrite lt_def q0 (le_trans eps0).
exists (t * eps / q); split; last by rewrite mulrC divfK.
rewrite divr_ge0 ?mulr_ge0 ?(ltW qp) // ler_pdivr_mulr // mul1r.
by apply: le_trans eq; rewrite ler_pimull.
Qed.

Lemma spread_invariant : invariant eps spread.
Proof.
have [hG _] := cert; split.
- by move=> s i B H [t [t01 h]]; apply: positive_below h; apply: node_positive.
- move=> s i j B H q ns /andP [q1 q2] [t [t01 h]].
  have [t1' [t1 e1]] := share q1 t01.
  have [t0' [t0 e0]] : exists t', 0 <= t' <= 1 /\ (1 - q) * t' = t * eps.
    by apply: share => //; rewrite ler_subr_addr addrC -ler_subr_addr.
  exists (node t0' s i (put B j false)), (node t1' s i (put B j true)).
  split; first by exists t0'; split=> //; apply: below_refl.
  split; first by exists t1'; split=> //; apply: below_refl.
  apply: below_trans h => P nsP; rewrite value_add !value_scale !value_node left_draw // fits_split //.
  set S0 := \sum_(_ | _) _; set S1 := \sum_(_ | _) _; set T := value _ _.
  rewrite !exprS; set y := eps ^+ _; set y2 := (2%:R * eps) ^+ _.
  rewrite le_eqVlt; apply/orP; left; apply/eqP.
  transitivity (((1 - q) * t0') * (y * S0 - y2 * T) + (q * t1') * (y * S1 - y2 * T) + T); first by ring.
  by rewrite e0 e1; ring.
- move=> s e i B H ne [t [t01 h]]; exists t; split=> //; have [eL eF] := still s ne.
  apply: below_trans h => P nsP; rewrite !value_node eL; rewrite (eq_bigl (fits s i B) _ (eF B)).
  by rewrite lexx.
move=> s i B H ns [t [/andP [t0 t1] h]].
have l0 : #|left s i| = 0%N by apply/eqP; rewrite cards_eq0; apply/eqP/setP => j; rewrite !inE (negbTE (ns j)).
have /withinP wG : within (advantage R B) (G B) by exact: hG.
have /withinP wT := advantage_total R B.
suff : within (advantage R B) (node t s i B) by case=> u1 u2; split; [apply: below_trans u1 h | apply: below_trans u2 h].
apply/withinP => P nsP; rewrite value_node l0 !expr0 !mulr1 (big_pred1 B) => [|B']; last first.
  apply/forallP/eqP => [f|-> j]; last by rewrite eqxx orbT.
  by apply/ffunP => j; apply/eqP; have := f j; rewrite (negbTE (ns j)).
have -> : value (advantage R B) P = t * value (advantage R B) P + (1 - t) * value (advantage R B) P by ring.
have t1' : 0 <= 1 - t by rewrite subr_ge0.
apply: le_trans (ler_norm_add _ _) _; rewrite !normrM (ger0_norm t0) (ger0_norm t1').
by apply: ler_add; apply: ler_wpmul2l; rewrite ?subr_ge0 ?wG ?wT.
Qed.

Lemma spread_start s i B H : (forall j, inl (i, j) \in s) ->
  (forall x a, H x a = (1 - eps ^+ m * L) * total R x a) -> spread s i B H.
Proof.
move=> all_s eH; exists 1; rewrite ler01 lexx; split=> // P nsP.
have lm : #|left s i| = m by rewrite -[RHS]card_ord; apply: eq_card => j; rewrite !inE all_s.
rewrite value_node lm !mul1r (eq_value _ eH) value_scale.
under eq_bigl => B' do have -> : fits s i B B' = true by apply/forallP => j; rewrite all_s.
have [_ /(_ P nsP)] := cert; rewrite value_sum value_scale => hs.
have e0 : 0 <= eps ^+ m by exact: exprn_ge0.
move: hs => /(ler_wpmul2l e0); rewrite -(ler_add2r ((1 - (2%:R * eps) ^+ m) * value (@total R g) P)) => hs.
apply: le_trans hs _; rewrite exprMn_comm; last by rewrite /GRing.comm mulrC.
by rewrite le_eqVlt; apply/orP; left; apply/eqP; ring.
Qed.
End AnyOrder.

Lemma promise_half (R : realFieldType) g (eps : R) (p : source R g) : promise eps p -> eps + eps <= 1.
Proof. by move=> /(_ [::]) /andP [h1 h2]; rewrite -ler_subr_addr; apply: le_trans h1 h2. Qed.

Theorem theorem_A_any_order : Theorem_A_any_order.
Proof.
move=> R g L G certG N r eps W lawf eps0; have [w0 [w1 [[ps _] [prom _]]]] := lawf.
have [e0 _|none] := pickP (@predT (memory r)); last by move: w1; rewrite big_pred0 // => /eqP; rewrite eq_sym oner_eq0.
have half := promise_half (prom e0).
apply: (@conclude_inv R g N r eps W _ lawf eps0 (spread eps G)); first exact: (@spread_invariant R g N eps L G certG eps0 half).
by move=> i B H eH; apply: (spread_start certG) => // j; rewrite (perm_mem ps) mem_enum.
Qed.
