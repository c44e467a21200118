(* A run as it happens in time: the sum over its records, one event after another, bounded by a product of functionals,
   one per round, that the events change. *)
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import ring.
From Clinamen Require Import Statement Sums Boxes Products.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Recursion.
Variables (R : realFieldType) (g : game) (N : nat).
Notation m := (nbits g).
Notation F := (functional R g).
Notation drawn := {ffun 'I_N -> bits m}.
Notation flags := {ffun 'I_N -> {set test g}}.
Notation point := (inputs g * outcomes g)%type.
Notation joints := ({ffun 'I_N -> point} -> R).

Variables (p : source R g) (leaf : drawn -> flags -> R).

Definition set_bit (b : drawn) i j c : drawn := put b i (put (b i) j c).

Fixpoint total_of past b f (s : seq (event g N)) : R :=
  match s with
  | [::] => leaf b f
  | inl (i, j) :: s' => (1 - p past) * total_of (rcons past (inl false)) (set_bit b i j false) f s' +
                        p past * total_of (rcons past (inl true)) (set_bit b i j true) f s'
  | inr i :: s' => \sum_X total_of (rcons past (inr X)) b (put f i X) s'
  end.

(* A record that agrees with b and f but for the events s. *)
Definition agree (s : seq (event g N)) (b : drawn) (f : flags) (r : drawn * flags) :=
  [forall i, forall j, (inl (i, j) \in s) || (r.1 i j == b i j)] && [forall i, (inr i \in s) || (r.2 i == f i)].

Lemma agree_draw i j c s b f r : inl (i, j) \notin s ->
  agree (inl (i, j) :: s) b f r && (r.1 i j == c) = agree s (set_bit b i j c) f r.
Proof.
move=> nis; rewrite /agree andbAC; congr (_ && _).
apply/andP/forallP => [[/forallP h /eqP rc] i'|h].
  apply/forallP => j'; have /forallP/(_ j') := h i'; rewrite inE /set_bit.
  case: (i' =P i) => [->|/eqP ii]; last by rewrite put_other //; case: eqP => // -[e _]; rewrite e eqxx in ii.
  rewrite put_same; case: (j' =P j) => [->|/eqP jj]; first by rewrite put_same rc eqxx orbT.
  by rewrite put_other //; case: eqP => // -[e]; rewrite e eqxx in jj.
split; last by have /forallP/(_ j) := h i; rewrite (negbTE nis) /set_bit !put_same.
apply/forallP => i'; apply/forallP => j'; have /forallP/(_ j') := h i'; rewrite inE /set_bit.
case: (i' =P i) => [->|/eqP ii]; last by rewrite put_other // => /orP [->|->]; rewrite ?orbT.
rewrite put_same; case: (j' =P j) => [->|/eqP jj]; first by rewrite eqxx.
by rewrite put_other // => /orP [->|->]; rewrite ?orbT.
Qed.

Lemma agree_measure i X s b f r : inr i \notin s ->
  agree (inr i :: s) b f r && (r.2 i == X) = agree s b (put f i X) r.
Proof.
move=> nis; rewrite /agree -andbA; congr (_ && _).
apply/andP/forallP => [[/forallP h /eqP rX] i'|h].
  have := h i'; rewrite inE; case: (i' =P i) => [->|/eqP ii]; first by rewrite put_same rX eqxx orbT.
  by rewrite put_other //; case: eqP => // -[e]; rewrite e eqxx in ii.
split; last by have := h i; rewrite (negbTE nis) put_same.
apply/forallP => i'; have := h i'; rewrite inE; case: (i' =P i) => [->|/eqP ii]; first by rewrite eqxx.
by rewrite put_other // => /orP [->|->]; rewrite ?orbT.
Qed.

Lemma total_of_agree past b f s : uniq s ->
  total_of past b f s = \sum_(r | agree s b f r) chance p r.1 r.2 past s * leaf r.1 r.2.
Proof.
elim: s past b f => [|[[i j]|i] s IH] past b f /=.
- move=> _; rewrite (big_pred1 (b, f)) ?mul1r // => -[b' f']; rewrite /agree /=.
  apply/andP/eqP => [[/forallP hb /forallP hf]|[-> ->]].
    congr (_, _); last by apply/ffunP => i; apply/eqP/hf.
    by apply/ffunP => i; apply/ffunP => j; apply/eqP; have /forallP := hb i.
  by split; apply/forallP => i //; apply/forallP.
- move=> /andP [nis us]; rewrite !IH // [RHS](partition_big (fun r : drawn * flags => r.1 i j) xpredT) //=.
  rewrite big_bool addrC !mulr_sumr /=; congr (_ + _); under eq_bigl do rewrite -agree_draw //.
    by apply: eq_bigr => r /andP [_ /eqP ->]; rewrite mulrA.
  by apply: eq_bigr => r /andP [_ /eqP ->]; rewrite mulrA.
move=> /andP [nis us]; rewrite [RHS](partition_big (fun r : drawn * flags => r.2 i) xpredT) //=.
apply: eq_bigr => X _; rewrite IH //; under eq_bigl do rewrite -agree_measure //.
by apply: eq_bigr => r /andP [_ /eqP ->].
Qed.

Lemma total_of_all s b f : perm_eq s (enum [finType of event g N]) ->
  \sum_b \sum_f chance p b f [::] s * leaf b f = total_of [::] b f s.
Proof.
move=> ps; have all_s e : e \in s by rewrite (perm_mem ps) mem_enum.
rewrite total_of_agree; last by rewrite (perm_uniq ps) enum_uniq.
rewrite pair_bigA; apply: eq_bigl => r; rewrite /agree; apply/esym/andP.
by split; apply/forallP => i; [apply/forallP => j|]; rewrite all_s.
Qed.

(* ---- The rules. ---- *)
Variable Q : joints.
Hypothesis nsQ : ns Q.
Hypothesis p01 : forall past, 0 <= p past <= 1.
Implicit Types (G : 'I_N -> F) (H : F).

Lemma draw_rule past b f s i j G (H0 H1 : F) : (forall k, k != i -> positive (G k)) ->
  total_of (rcons past (inl false)) (set_bit b i j false) f s <= tensor (with_round G i H0) Q ->
  total_of (rcons past (inl true)) (set_bit b i j true) f s <= tensor (with_round G i H1) Q ->
  below (fun x a => (1 - p past) * H0 x a + p past * H1 x a) (G i) ->
  total_of past b f (inl (i, j) :: s) <= tensor G Q.
Proof.
move=> pG h0 h1 hG; have /andP [p0 p1] := p01 past.
apply: le_trans (tensor_below nsQ pG hG); rewrite tensor_add !tensor_scale /=.
by apply: ler_add; apply: ler_wpmul2l; rewrite ?subr_ge0.
Qed.

Lemma measure_rule past b f s i G (H : {set test g} -> F) : (forall k, k != i -> positive (G k)) ->
  (forall X, total_of (rcons past (inr X)) b (put f i X) s <= tensor (with_round G i (H X)) Q) ->
  below (fun x a => \sum_X H X x a) (G i) ->
  total_of past b f (inr i :: s) <= tensor G Q.
Proof.
move=> pG h hG; apply: le_trans (tensor_below nsQ pG hG); rewrite tensor_sum /=.
by apply: ler_sum => X _; apply: h.
Qed.
End Recursion.
