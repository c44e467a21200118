(* Several rounds: products of functionals on boxes that do not signal. *)
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import ring.
From Clinamen Require Import Statement Sums Boxes.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Products.
Variables (R : realFieldType) (g : game) (N : nat).
Notation F := (functional R g).
Notation point := (inputs g * outcomes g)%type.
Notation joints := ({ffun 'I_N -> point} -> R).
Implicit Types (G H : 'I_N -> F) (Q : joints).

(* What is left when all rounds but one are looked at. *)
Definition slice Q i (w : {ffun 'I_N -> point}) : F := fun x a => Q (put w i (x, a)).
Definition ns Q := (forall w, 0 <= Q w) /\ forall i w, ns_round (slice Q i w).

(* One round's functional applied. The result is constant in that round, so that the type stays. *)
Definition contract (G : F) i Q : joints := fun w : {ffun 'I_N -> point} => value G (slice Q i w).
Definition product (s : seq 'I_N) G Q : joints := fun w : {ffun 'I_N -> point} => \prod_(i <- s) G i (w i).1 (w i).2 * Q w.
Definition tensor G Q : R := \sum_(w : {ffun 'I_N -> point}) \prod_i G i (w i).1 (w i).2 * Q w.

Lemma value_pair (G P : F) : value G P = \sum_(t : point) G t.1 t.2 * P t.1 t.2.
Proof. exact: pair_bigA. Qed.

Lemma eq_tensor G H Q : (forall i x a, G i x a = H i x a) -> tensor G Q = tensor H Q.
Proof. by move=> e; apply: eq_bigr => w _; congr (_ * _); apply: eq_bigr => i _. Qed.

Lemma product_rcons s i G Q w : i \notin s ->
  \sum_t product (rcons s i) G Q (put w i t) = product s G (contract (G i) i Q) w.
Proof.
move=> nis; rewrite /product /contract value_pair mulr_sumr; apply: eq_bigr => -[x a] _.
rewrite -cats1 big_cat big_seq1 /= put_same /=.
have -> : \prod_(j <- s) G j (put w i (x, a) j).1 (put w i (x, a) j).2 = \prod_(j <- s) G j (w j).1 (w j).2.
  by apply: eq_big_seq => j js; rewrite put_other //; apply: contraNneq nis => <-.
by rewrite /slice mulrA.
Qed.

Lemma ns_contract (G : F) i Q : ns Q -> positive G -> ns (contract G i Q).
Proof.
move=> [_ nsQ] /positiveP posG; split=> [w|j w]; first exact: posG.
split=> [x a|d x y y' a]; first exact: posG.
rewrite /slice /contract; case: (i =P j) => [<-|/eqP ij].
  by apply: eq_bigr => c _; apply: eq_bigr => x' _; apply: eq_bigr => a' _; rewrite /slice !put_put.
have e v : \sum_c value G (slice Q i (put w j (put x d v, put a d c))) =
           \sum_(t : point) G t.1 t.2 * \sum_c slice Q j (put w i t) (put x d v) (put a d c).
  under eq_bigr do rewrite value_pair.
  rewrite exchange_big; apply: eq_bigr => -[y0 c0] _; rewrite mulr_sumr; apply: eq_bigr => c _ /=.
  by rewrite /slice put_swap // eq_sym.
by rewrite !e; apply: eq_bigr => t _; congr (_ * _); case: (nsQ j (put w i t)).
Qed.

Lemma products_seq s M G Q w : uniq s -> ns Q -> (forall i, within (M i) (G i)) ->
  `|isum s (product s M Q) w| <= isum s (product s G Q) w.
Proof.
move=> us nsQ wi; elim/last_ind: s us Q nsQ w => [_ Q nsQ w|s i IH].
  by rewrite /= /product !big_nil !mul1r ger0_norm //; case: nsQ.
rewrite rcons_uniq => /andP [nis us] Q nsQ w.
pose A : F := fun x a => 2%:R^-1 * (G i x a + M i x a).
pose B : F := fun x a => 2%:R^-1 * (G i x a + - M i x a).
have /withinP wiP := wi i.
have half0 : 0 <= 2%:R^-1 :> R by rewrite invr_ge0 ler0n.
have [pA pB] : positive A /\ positive B.
  split; apply/positiveP => P /wiP; rewrite /A /B value_scale value_add ?value_opp ler_norml => /andP [h1 h2].
    by apply: mulr_ge0; rewrite // -ler_subl_addl sub0r.
  by apply: mulr_ge0; rewrite // subr_ge0.
have half (u v : R) : 2%:R^-1 * (u + v) - 2%:R^-1 * (u - v) = v by field.
have half' (u v : R) : 2%:R^-1 * (u + v) + 2%:R^-1 * (u - v) = u by field.
have eM : isum (rcons s i) (product (rcons s i) M Q) w =
    isum s (product s M (contract A i Q)) w - isum s (product s M (contract B i Q)) w.
  rewrite isum_rcons -isum_sub; apply: eq_isum => w'; rewrite product_rcons // /product -mulrBr; congr (_ * _).
  by rewrite /contract !value_scale !value_add value_opp half.
have eG : isum (rcons s i) (product (rcons s i) G Q) w =
    isum s (product s G (contract A i Q)) w + isum s (product s G (contract B i Q)) w.
  rewrite isum_rcons -isum_add; apply: eq_isum => w'; rewrite product_rcons // /product -mulrDr; congr (_ * _).
  by rewrite /contract !value_scale !value_add value_opp half'.
rewrite eM eG; apply: le_trans (ler_norm_sub _ _) _.
by apply: ler_add; apply: IH => //; apply: ns_contract.
Qed.

Lemma tensor_isum G Q w : tensor G Q = isum (enum 'I_N) (product (enum 'I_N) G Q) w.
Proof.
rewrite /tensor (isum_all _ w); apply: eq_isum => w'; rewrite /product; congr (_ * _).
by rewrite big_enum.
Qed.

(* The lemma on products. *)
Lemma products M G Q : ns Q -> (forall i, within (M i) (G i)) -> `|tensor M Q| <= tensor G Q.
Proof.
move=> nsQ wi; case: (pickP (@predT {ffun 'I_N -> point})) => [w _|none].
  by rewrite !(tensor_isum _ _ w); apply: products_seq => //; apply: enum_uniq.
by rewrite /tensor !big_pred0 // normr0.
Qed.

Lemma tensor_positive G Q : ns Q -> (forall i, positive (G i)) -> 0 <= tensor G Q.
Proof.
move=> nsQ pG; apply: le_trans (normr_ge0 _) (products nsQ _ (M := G)) => i; apply/withinP => P nsP.
by rewrite ger0_norm //; apply/(positiveP _).1.
Qed.

Definition with_round G i (H : F) : 'I_N -> F := fun j => if j == i then H else G j.

Lemma tensor_round G i (H : F) Q : tensor (with_round G i H) Q =
  \sum_(w : {ffun 'I_N -> point}) H (w i).1 (w i).2 * ((\prod_(j | j != i) G j (w j).1 (w j).2) * Q w).
Proof.
apply: eq_bigr => w _; rewrite (bigD1 i) //= /with_round eqxx -mulrA; congr (_ * (_ * _)).
by apply: eq_bigr => j /negbTE ->.
Qed.

Lemma tensor_add G i (H H' : F) Q : tensor (with_round G i (fun x a => H x a + H' x a)) Q =
  tensor (with_round G i H) Q + tensor (with_round G i H') Q.
Proof. by rewrite !tensor_round -big_split; apply: eq_bigr => w _; rewrite mulrDl. Qed.

Lemma tensor_scale c G i (H : F) Q : tensor (with_round G i (fun x a => c * H x a)) Q = c * tensor (with_round G i H) Q.
Proof. by rewrite !tensor_round mulr_sumr; apply: eq_bigr => w _; rewrite -mulrA. Qed.

Lemma tensor_sum (I : finType) G i (H : I -> F) Q : tensor (with_round G i (fun x a => \sum_k H k x a)) Q =
  \sum_k tensor (with_round G i (H k)) Q.
Proof.
rewrite tensor_round; under [RHS]eq_bigr do rewrite tensor_round.
by rewrite exchange_big; apply: eq_bigr => w _; rewrite mulr_suml.
Qed.

(* A larger functional in one round, positive ones in the others. *)
Lemma tensor_below G i (H : F) Q : ns Q -> (forall j, j != i -> positive (G j)) -> below H (G i) ->
  tensor (with_round G i H) Q <= tensor G Q.
Proof.
move=> nsQ pG hG; rewrite -subr_ge0.
have -> : tensor G Q - tensor (with_round G i H) Q = tensor (with_round G i (fun x a => G i x a + -1 * H x a)) Q.
  rewrite tensor_add tensor_scale mulN1r; congr (_ - _); apply: eq_tensor => j x a.
  by rewrite /with_round; case: eqP => // ->.
apply: tensor_positive => // j; rewrite /with_round; case: eqP => [_|/eqP ji]; last exact: pG.
by apply/positiveP => P nsP; rewrite value_add value_scale mulN1r subr_ge0 hG.
Qed.
End Products.
