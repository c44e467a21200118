(* One round: functionals of non-signalling boxes, compared. *)
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import ring.
From Clinamen Require Import Statement Sums.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Boxes.
Variables (R : realFieldType) (g : game).
Notation F := (functional R g).
Implicit Types (G H P : F).

Lemma eq_value G H P : (forall x a, G x a = H x a) -> value G P = value H P.
Proof. by move=> e; apply: eq_bigr => x _; apply: eq_bigr => a _; rewrite e. Qed.

Lemma value_add G H P : value (fun x a => G x a + H x a) P = value G P + value H P.
Proof.
rewrite /value -big_split; apply: eq_bigr => x _ /=; rewrite -big_split; apply: eq_bigr => a _ /=; exact: mulrDl.
Qed.

Lemma value_scale c G P : value (fun x a => c * G x a) P = c * value G P.
Proof.
rewrite /value mulr_sumr; apply: eq_bigr => x _ /=; rewrite mulr_sumr; apply: eq_bigr => a _ /=; exact/esym/mulrA.
Qed.

Lemma value_opp G P : value (fun x a => - G x a) P = - value G P.
Proof. by rewrite -mulN1r -value_scale; apply: eq_value => x a; rewrite mulN1r. Qed.

Lemma value_sub G H P : value (fun x a => G x a - H x a) P = value G P - value H P.
Proof. by rewrite value_add value_opp. Qed.

Lemma value_sum (I : finType) (Q : pred I) (G : I -> F) P :
  value (fun x a => \sum_(i | Q i) G i x a) P = \sum_(i | Q i) value (G i) P.
Proof.
rewrite /value [RHS]exchange_big; apply: eq_bigr => x _ /=; rewrite [RHS]exchange_big; apply: eq_bigr => a _ /=.
exact: mulr_suml.
Qed.

(* U is the total probability, at whatever setting. *)
Lemma total_at P x y : ns_round P -> \sum_a P x a = \sum_a P y a.
Proof.
move=> [_ ns].
have step d v z : \sum_a P (put z d v) a = \sum_a P z a.
  by apply: (sum_inner (i := d)) => a; rewrite -[in RHS](put_id z d); apply: ns.
have [s eqs] : exists s : seq (party g), forall d, d \notin s -> x d = y d by exists (enum (party g)) => d; rewrite mem_enum.
elim: s x eqs => [|d s IH] x eqs; first by have -> : x = y by apply/ffunP => d; apply: eqs.
rewrite -(step d (y d) x); apply: IH => d' nd'; case: (d' =P d) => [->|/eqP dd']; first by rewrite put_same.
by rewrite put_other //; apply: eqs; rewrite inE negb_or dd'.
Qed.

Lemma value_total P x : ns_round P -> value (@total R g) P = \sum_a P x a.
Proof.
move=> nsP; rewrite /value (bigD1 (setting [ffun => false])) //= [X in _ + X]big1 ?addr0; last first.
  by move=> y yx; rewrite big1 // => a _; rewrite /total (negbTE yx) mul0r.
rewrite [RHS](total_at x (setting [ffun => false]) nsP); apply: eq_bigr => a _; by rewrite /total eqxx mul1r.
Qed.

(* A functional that looks at one setting only. *)
Lemma value_at x (h : outcomes g -> R) P : value (fun y a => (y == x)%:R * h a) P = \sum_a h a * P x a.
Proof.
rewrite /value (bigD1 x) //= [X in _ + X]big1 ?addr0; last first.
  by move=> y yx; rewrite big1 // => a _; rewrite (negbTE yx) !mul0r.
by rewrite eqxx; apply: eq_bigr => a _; rewrite mul1r.
Qed.

Lemma below_refl G : below G G. Proof. by []. Qed.

Lemma below_trans G H K : below G H -> below H K -> below G K.
Proof. by move=> gh hk P nsP; apply: le_trans (gh P nsP) (hk P nsP). Qed.

Lemma below_add G G' H H' : below G H -> below G' H' ->
  below (fun x a => G x a + G' x a) (fun x a => H x a + H' x a).
Proof. by move=> gh gh' P nsP; rewrite !value_add ler_add ?gh ?gh'. Qed.

Lemma below_scale c G H : 0 <= c -> below G H -> below (fun x a => c * G x a) (fun x a => c * H x a).
Proof. by move=> c0 gh P nsP; rewrite !value_scale ler_wpmul2l ?gh. Qed.

Lemma below_sum (I : finType) (G H : I -> F) : (forall i, below (G i) (H i)) ->
  below (fun x a => \sum_i G i x a) (fun x a => \sum_i H i x a).
Proof. by move=> gh P nsP; rewrite !value_sum; apply: ler_sum => i _; apply: gh. Qed.

(* Positive pointwise, so positive on boxes. *)
Lemma below_pointwise G H : (forall x a, G x a <= H x a) -> below G H.
Proof.
move=> gh P [pos _]; apply: ler_sum => x _; apply: ler_sum => a _; exact: ler_wpmul2r.
Qed.

Definition positive G := below (fun _ _ => 0) G.

Lemma positiveP G : positive G <-> forall P, ns_round P -> 0 <= value G P.
Proof.
have z P : value (fun _ _ => 0) P = 0 by rewrite /value big1 // => x _; rewrite big1 // => a _; rewrite mul0r.
by split=> h P nsP; have := h P nsP; rewrite z.
Qed.

(* |N| <= G *)
Definition within N G := below N G /\ below (fun x a => - N x a) G.

Lemma withinP N G : within N G <-> forall P, ns_round P -> `|value N P| <= value G P.
Proof.
split=> [[h1 h2] P nsP|h].
  by rewrite ler_norml ler_oppl -value_opp h1 ?h2.
by split=> P nsP; have := h P nsP; rewrite ler_norml ler_oppl -value_opp => /andP [].
Qed.

Lemma within_positive N G : within N G -> positive G.
Proof. by move=> /withinP h; apply/positiveP => P nsP; apply: le_trans (h P nsP). Qed.

Lemma within_scale c N G : 0 <= c <= 1 -> within N G -> within (fun x a => c * N x a) G.
Proof.
move=> /andP [c0 c1] /withinP h; apply/withinP => P nsP; rewrite value_scale normrM (ger0_norm c0).
by apply: le_trans (h P nsP); rewrite ler_pimull.
Qed.
End Boxes.
