(* Any order of the events: an invariant of each round's functional, kept while its bits are drawn, bounds the run. *)
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import ring.
From Clinamen Require Import Statement Sums Boxes Products Recursion Record.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Functionals.
Variables (R : realFieldType) (g : game).
Notation F := (functional R g).
Implicit Types (G : F).

Definition mix z G : F := fun x a => (1 - z) * G x a + z * total R x a.

Lemma positive_total : positive (@total R g).
Proof.
apply/positiveP => P nsP; rewrite (value_total (setting [ffun=> false])) //; apply: sumr_ge0 => a _; by case: nsP.
Qed.

Lemma positive_below G G' : positive G -> below G G' -> positive G'.
Proof. exact: below_trans. Qed.

Lemma positive_comb c c' G G' : 0 <= c -> 0 <= c' -> positive G -> positive G' ->
  positive (fun x a => c * G x a + c' * G' x a).
Proof.
move=> c0 c0' /positiveP pG /positiveP pG'; apply/positiveP => P nsP.
by rewrite value_add !value_scale addr_ge0 // mulr_ge0 ?pG ?pG'.
Qed.

Lemma below_mix z G G' : 0 <= z <= 1 -> below G G' -> below (mix z G) (mix z G').
Proof.
by move=> /andP [z0 z1] h; apply: below_add; [apply: below_scale; rewrite ?subr_ge0 | apply: below_refl].
Qed.

Lemma mix_positive z G : 0 <= z <= 1 -> positive G -> positive (mix z G).
Proof.
by move=> /andP [z0 z1] pG; apply: positive_comb; rewrite ?subr_ge0 //; apply: positive_total.
Qed.

Lemma mix_comb z p G0 G1 G : 0 <= z <= 1 -> below (fun x a => (1 - p) * G0 x a + p * G1 x a) G ->
  below (fun x a => (1 - p) * mix z G0 x a + p * mix z G1 x a) (mix z G).
Proof.
move=> z01 h; apply: below_trans (below_mix z01 h) => P nsP.
by rewrite /mix !(value_add, value_scale); set A := value G0 P; set B := value G1 P; set T := value _ P;
  rewrite le_eqVlt; apply/orP; left; apply/eqP; ring.
Qed.

Lemma bounds_positive G b : bounds G b -> positive G.
Proof. exact: within_positive. Qed.

Lemma advantage_total b : within (advantage R b) (@total R g).
Proof.
apply/withinP => P nsP.
have -> : value (advantage R b) P = value (fun x a => (x == setting b)%:R * ((failed b a == set0)%:R * (-1) ^+ rawbit b a)) P.
  by apply: eq_value => x a; rewrite /advantage -mulnb natrM mulrA.
rewrite value_at (value_total (setting b)) //; have [pos _] := nsP.
apply: le_trans (ler_norm_sum _ _ _) _; apply: ler_sum => a _.
rewrite !normrM normrX normrN1 expr1n mulr1 (ger0_norm (pos _ _)); apply: ler_pimull => //.
by case: (_ == _); rewrite ?normr1 ?normr0 ?ler01.
Qed.
End Functionals.

Section Interleaved.
Variables (R : realFieldType) (g : game) (N : nat).
Notation m := (nbits g).
Notation F := (functional R g).
Notation drawn := {ffun 'I_N -> bits m}.
Notation flags := {ffun 'I_N -> {set test g}}.
Notation event := (event g N).
Variables (p : source R g) (Z E : finType) (P : box R g N Z E) (C : {set 'I_N}) (z eps : R) (y0 : Z).
Hypothesis nsP : ns_box P.
Hypothesis z01 : 0 <= z <= 1.
Hypothesis eps0 : 0 <= eps.
Hypothesis promised : promise eps p.

Lemma p01 past : 0 <= p past <= 1.
Proof.
have /andP [h1 h2] := promised past; rewrite (le_trans eps0 h1) (le_trans h2) //.
by rewrite ler_subl_addr ler_addl.
Qed.

(* Every round is measured after its bits: what is left of a schedule. *)
Definition timely (s : seq event) := uniq s /\
  forall i j, inl (i, j) \in s -> inr i \in s /\ (index (inl (i, j)) s < index (inr i) s)%N.

Lemma timely_tail e s : timely (e :: s) -> timely s.
Proof.
move=> [/andP [nes us] h]; split=> // i j ijs; have := h i j; rewrite !inE ijs orbT => /(_ isT).
have ne : (e == inl (i, j)) = false by apply: contraNF nes => /eqP ->.
rewrite /= ne; case: (eqVneq e (inr i)) => [_|_]; first by rewrite ltn0 => -[].
by rewrite ltnS.
Qed.

Lemma timely_measure i j s : timely (inr i :: s) -> inl (i, j) \notin inr i :: s.
Proof. by move=> [_ h]; apply/negP => /h [_] /=; rewrite eqxx ltn0. Qed.

Lemma timely_fresh i s : timely (inr i :: s) -> inr i \notin s.
Proof. by case=> /andP []. Qed.

Lemma timely_draw i j s : timely (inl (i, j) :: s) -> inr i \in s.
Proof. by move=> [_ /(_ i j)]; rewrite !inE eqxx => /(_ isT) []. Qed.

Lemma timely_once i j s : timely (inl (i, j) :: s) -> inl (i, j) \notin s.
Proof. by case=> /andP []. Qed.

Lemma timely_schedule s : schedule s -> timely s.
Proof.
move=> [ps h]; split; first by rewrite (perm_uniq ps) enum_uniq.
by move=> i j _; split; [rewrite (perm_mem ps) mem_enum | exact: h].
Qed.

(* What must hold of the functional of a round that is not yet measured, with events s to come. *)
Variable inv : seq event -> 'I_N -> bits m -> F -> Prop.
Record invariant := Invariant {
  inv_positive s i B G : inv s i B G -> positive G;
  inv_draw s i j B G q : inl (i, j) \notin s -> eps <= q <= 1 - eps -> inv (inl (i, j) :: s) i B G ->
    exists G0 G1, inv s i (put B j false) G0 /\ inv s i (put B j true) G1 /\
      below (fun x a => (1 - q) * G0 x a + q * G1 x a) G;
  inv_other s e i B G : (forall j, e != inl (i, j)) -> inv (e :: s) i B G -> inv s i B G;
  inv_leaf s i B G : (forall j, inl (i, j) \notin s) -> inv s i B G -> bounds G B }.
Hypothesis keeps : invariant.

(* Rounds that do not enter the parity need only the total probability. *)
Definition inv_of s i B (G : F) := if i \in C then inv s i B G else below (@total R g) G.
Definition state s (b : drawn) (f : flags) (G : 'I_N -> F) i := if inr i \in s
  then exists G', inv_of s i (b i) G' /\ below (mix z G') (G i)
  else within (fun x a => z ^+ #|f i| * signed R C i (b i) (f i) x a) (G i).

Lemma state_positive s b f G i : state s b f G i -> positive (G i).
Proof.
rewrite /state; case: ifP => [_ [G' [h hG]]|_]; last exact: within_positive.
apply: positive_below hG; apply: mix_positive => //; move: h; rewrite /inv_of; case: ifP => [_|_ h].
  exact: inv_positive.
exact: positive_below (@positive_total R g) h.
Qed.

Lemma signed_within i B G : (if i \in C then bounds G B else below (@total R g) G) -> within (signed R C i B set0) G.
Proof.
have e s H : within (fun x a => (x == setting B)%:R * ((failed B a == set0)%:R * (-1) ^+ (s && rawbit B a))) H ->
    (i \in C) = s -> within (signed R C i B set0) H by move=> w es; move: w; rewrite -es.
case: ifP => [iC h|iC h].
  apply: (e _ _ _ iC); have /withinP w : within (advantage R B) G by [].
  apply/withinP => Q nsQ; have := w Q nsQ; congr (`|_| <= _).
  by apply: eq_value => x a; rewrite /advantage -mulnb natrM mulrA.
apply: (e _ _ _ iC); apply/withinP => Q nsQ; have [pos _] := nsQ; apply: le_trans (h Q nsQ).
rewrite value_at (value_total (setting B)) // ger0_norm; last first.
  by apply: sumr_ge0 => a _; rewrite expr0 mulr1 mulr_ge0 ?ler0n.
by apply: ler_sum => a _; rewrite expr0 mulr1 ler_pimull // lern1; case: (_ == _).
Qed.

Theorem interleaved s past b f G : timely s -> (forall i, state s b f G i) ->
  total_of p (leaf P C z) past b f s <= tensor G (boxes P y0).
Proof.
have nsQ := ns_boxes nsP y0.
elim: s past b f G => [|[[i j]|i] s IH] past b f G ts st.
- by apply: leaf_bound => // i; have := st i.
- have is' := timely_draw ts; have ijs := timely_once ts.
  have := st i; rewrite {1}/state inE /= is' => -[G' [h hG]].
  have [G0 [G1 [h0 [h1 hm]]]] : exists G0 G1, inv_of s i (put (b i) j false) G0 /\
      inv_of s i (put (b i) j true) G1 /\ below (fun x a => (1 - p past) * G0 x a + p past * G1 x a) G'.
    move: h; rewrite /inv_of; case: ifP => _ h; first exact: inv_draw h.
    exists (@total R g), (@total R g); split=> //; split=> //; apply: below_trans h => Q nsQ'.
    by rewrite value_add !value_scale -mulrDl subrK mul1r.
  have next c H : inv_of s i (put (b i) j c) H -> forall k, state s (set_bit b i j c) f (with_round G i (mix z H)) k.
    move=> hH k; rewrite /state /with_round; case: (k =P i) => [->|/eqP ki].
      by rewrite is'; exists H; rewrite /set_bit put_same; split.
    have := st k; rewrite /state inE /= /set_bit put_other //; case: ifP => // _ [G'' [h'' hG'']].
    exists G''; split=> //; move: h''; rewrite /inv_of; case: ifP => // _; apply: inv_other => // j'.
    by apply: contra ki => /eqP [->].
  apply: (draw_rule nsQ p01 (H0 := mix z G0) (H1 := mix z G1)) => [k _|||].
  + exact: state_positive (st k).
  + by apply: IH (next _ _ h0); apply: timely_tail ts.
  + by apply: IH (next _ _ h1); apply: timely_tail ts.
  by apply: below_trans hG; apply: mix_comb.
have nis := timely_fresh ts.
have := st i; rewrite {1}/state inE eqxx /= => -[G' [h hG]].
have w : within (signed R C i (b i) set0) G'.
  apply: signed_within; move: h; rewrite /inv_of; case: ifP => // _; apply: inv_leaf => // j.
  exact: timely_measure ts.
apply: (measure_rule nsQ (H := piece z (b i) G')) => [k _|X|].
- exact: state_positive (st k).
- apply: IH; first exact: timely_tail ts.
  move=> k; rewrite /state /with_round; case: (k =P i) => [->|/eqP ki].
    by rewrite (negbTE nis) put_same; apply: piece_within.
  have := st k; rewrite /state inE put_other //; have -> : (inr k == inr i :> event) = false.
    by apply: contraNF ki => /eqP [->].
  rewrite /=; case: ifP => // _ [G'' [h'' hG'']]; exists G''; split=> //.
  by move: h''; rewrite /inv_of; case: ifP => // _; apply: inv_other.
exact: below_trans (pieces_below _ _ _) hG.
Qed.
End Interleaved.
