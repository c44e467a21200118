(* One public record: what Eve learns from it about a parity of raw bits is a product of functionals, one per round. *)
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import ring.
From Clinamen Require Import Statement Sums Boxes Products.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Lemma sum_pairs (V : zmodType) (I S T : finType) (H : {ffun I -> S * T} -> V) :
  \sum_w H w = \sum_(x : {ffun I -> S}) \sum_(a : {ffun I -> T}) H [ffun i => (x i, a i)].
Proof.
rewrite pair_bigA; apply: reindex => /=.
exists (fun w => ([ffun i => (w i).1], [ffun i => (w i).2])) => [[x a] _|w _] /=.
  by congr (_, _); apply/ffunP => i; rewrite !ffunE.
by apply/ffunP => i; rewrite !ffunE -surjective_pairing.
Qed.

(* Every round's total probability: the box at one setting, whatever it is. *)
Lemma tensor_caps (R : realFieldType) g N (c : 'I_N -> R) (X : {ffun 'I_N -> inputs g * outcomes g} -> R) :
  tensor (fun i x a => c i * total R x a) X =
  (\prod_i c i) * \sum_(a : {ffun 'I_N -> outcomes g}) X [ffun i => (setting [ffun => false], a i)].
Proof.
transitivity ((\prod_i c i) * tensor (fun _ => @total R g) X).
  by rewrite /tensor mulr_sumr; apply: eq_bigr => w _; rewrite big_split /= mulrA.
congr (_ * _); rewrite /tensor sum_pairs; pose x0 : {ffun 'I_N -> inputs g} := [ffun => setting [ffun => false]].
rewrite (bigD1 x0) //= [X in _ + X]big1 ?addr0; last first.
  move=> x xb; apply: big1 => a _.
  have [i xi] : exists i, x i != setting [ffun => false].
    apply/existsP; rewrite -negb_forall; apply: contra xb => /forallP h.
    by apply/eqP/ffunP => i; rewrite ffunE; apply/eqP.
  by rewrite (bigD1 i) //= /total !ffunE /= (negbTE xi) !mul0r.
apply: eq_bigr => a _; rewrite [X in X * _]big1 ?mul1r; last by move=> i _; rewrite /total !ffunE eqxx.
by congr X; apply/ffunP => i; rewrite !ffunE.
Qed.

Lemma max_bound (R : realFieldType) (I : finType) (h : I -> R) c K : 0 <= c -> 0 <= K ->
  (forall i, c * h i <= K) -> c * \big[Num.max/0]_i h i <= K.
Proof.
move=> c0 K0 hK; apply: (big_ind (fun v => c * v <= K)) => // [|x y hx hy]; first by rewrite mulr0.
by case: (leP x y).
Qed.

Lemma max_scale (R : realFieldType) (I : finType) (h : I -> R) c : 0 <= c ->
  \big[Num.max/0]_i (c * h i) = c * \big[Num.max/0]_i h i.
Proof.
move=> c0; apply/esym/(big_morph (fun v => c * v)) => [x y|]; last exact: mulr0.
exact: maxr_pmulr.
Qed.

Section Record.
Variables (R : realFieldType) (g : game) (N : nat).
Notation m := (nbits g).
Notation F := (functional R g).
Notation drawn := {ffun 'I_N -> bits m}.
Notation flags := {ffun 'I_N -> {set test g}}.
Notation point := (inputs g * outcomes g)%type.

Variables (Z E : finType) (P : box R g N Z E) (C : {set 'I_N}) (z : R).
Hypothesis nsP : ns_box P.
Hypothesis z01 : 0 <= z <= 1.

Definition parity (b : drawn) (a : {ffun 'I_N -> outcomes g}) := \big[addb/false]_(i in C) rawbit (b i) (a i).
Definition amplitude b f y e := \sum_(a | failures b a == f) (-1) ^+ parity b a * P (settings b) y a e.
(* The part of a round in it. *)
Definition signed i (B : bits m) (X : {set test g}) : F := fun x a =>
  (x == setting B)%:R * ((failed B a == X)%:R * (-1) ^+ ((i \in C) && rawbit B a)).
Definition seen y e : {ffun 'I_N -> point} -> R := fun w => P [ffun i => (w i).1] y [ffun i => (w i).2] e.

Lemma ns_slices y e : (forall x a, 0 <= P x y a e) ->
  (forall i d x v v' a, \sum_c P (set_device x i d v) y (set_device a i d c) e =
                        \sum_c P (set_device x i d v') y (set_device a i d c) e) -> ns (seen y e).
Proof.
move=> pos nsd; split=> [w|i w]; first exact: pos.
split=> [x a|d x v v' a]; first exact: pos.
have set_dev (T : Type) (pr : point -> {ffun party g -> T}) (x0 : {ffun party g -> T}) u t : pr t = put x0 d u ->
    [ffun k => pr (put w i t k)] = set_device (put [ffun k => pr (w k)] i x0) i d u.
  move=> prt; rewrite /set_device put_put put_same; apply/ffunP => k; rewrite !ffunE.
  by case: eqP => // _; rewrite prt.
rewrite /slice /seen.
transitivity (\sum_c P (set_device (put [ffun k => (w k).1] i x) i d v) y (set_device (put [ffun k => (w k).2] i a) i d c) e).
  by apply: eq_bigr => c _; congr (P _ y _ e); apply: set_dev.
rewrite (nsd i d _ v v'); apply: eq_bigr => c _; congr (P _ y _ e); apply/esym; exact: set_dev.
Qed.

Lemma ns_seen y e : ns (seen y e).
Proof. by have [pos [_ [nsd _]]] := nsP; apply: ns_slices. Qed.

Lemma amplitude_tensor b f y e : amplitude b f y e = tensor (fun i => signed i (b i) (f i)) (seen y e).
Proof.
rewrite /tensor sum_pairs (bigD1 (settings b)) //= [X in _ + X]big1 ?addr0; last first.
  move=> x xb; apply: big1 => a _.
  have [i xi] : exists i, x i != setting (b i).
    apply/existsP; rewrite -negb_forall; apply: contra xb => /forallP h.
    by apply/eqP/ffunP => i; rewrite ffunE; apply/eqP.
  by rewrite (bigD1 i) //= /signed !ffunE /= (negbTE xi) !mul0r.
rewrite /amplitude big_mkcond; apply: eq_bigr => a _; rewrite /seen.
have -> : [ffun i => ([ffun k => (settings b k, a k)] i : point).1] = settings b by apply/ffunP => i; rewrite !ffunE.
have -> : [ffun i => ([ffun k => (settings b k, a k)] i : point).2] = a by apply/ffunP => i; rewrite !ffunE.
case: eqP => [fa|fa].
  congr (_ * _); rewrite /parity big_mkcond /= (big_morph (fun s : bool => (-1) ^+ s) (@signr_addb R) (expr0 (-1) : (-1) ^+ false = 1)).
  by apply: eq_bigr => i _; rewrite /signed !ffunE /= -fa !ffunE !eqxx !mul1r; case: (i \in C).
have [i fi] : exists i, failed (b i) (a i) != f i.
  apply/existsP; rewrite -negb_forall; apply/negP => /forallP h.
  by apply: fa; apply/ffunP => i; rewrite ffunE; apply/eqP.
by rewrite (bigD1 i) //= /signed !ffunE /= (negbTE fi) mul0r mulr0 !mul0r.
Qed.

(* The weight of wrong rounds, and the leaf of the recursion. *)
Definition leaf b (f : flags) := z ^+ (\sum_i #|f i|) * \big[Num.max/0]_y \sum_e `|amplitude b f y e|.

Lemma leaf_ge0 b f : 0 <= leaf b f.
Proof.
have /andP [z0 _] := z01; apply: mulr_ge0; first exact: exprn_ge0.
by apply: (big_ind (fun v => 0 <= v)) => // [x y hx hy|y _]; [case: (leP x y) | apply: sumr_ge0].
Qed.

Definition boxes y0 : {ffun 'I_N -> point} -> R := fun w => \sum_e seen y0 e w.

Lemma ns_boxes y0 : ns (boxes y0).
Proof.
split=> [w|i w]; first by apply: sumr_ge0 => e _; case: (ns_seen y0 e).
split=> [x a|d x v v' a]; first by apply: sumr_ge0 => e _; case: (ns_seen y0 e).
rewrite /slice /boxes exchange_big [RHS]exchange_big; apply: eq_bigr => e _.
by case: (ns_seen y0 e) => _ /(_ i w) [_]; apply.
Qed.

Lemma tensor_boxes G y y0 : tensor G (boxes y0) = \sum_e tensor G (seen y e).
Proof.
rewrite /tensor exchange_big; apply: eq_bigr => w _ /=; rewrite -mulr_sumr; congr (_ * _).
by case: nsP => _ [_ [_ h]]; apply: h.
Qed.

Lemma leaf_bound y0 (b : drawn) (f : flags) (G : 'I_N -> F) :
  (forall i, within (fun x a => z ^+ #|f i| * signed i (b i) (f i) x a) (G i)) -> leaf b f <= tensor G (boxes y0).
Proof.
move=> wi; have /andP [z0 _] := z01; apply: max_bound; first exact: exprn_ge0.
  by apply: tensor_positive => [|i]; [exact: ns_boxes | exact: within_positive (wi i)].
move=> y; rewrite (tensor_boxes _ y) mulr_sumr; apply: ler_sum => e _.
rewrite -(ger0_norm (exprn_ge0 _ z0)) -normrM amplitude_tensor.
apply: le_trans (products (ns_seen y e) wi); rewrite le_eqVlt; apply/orP; left; apply/eqP; congr `|_|.
rewrite /tensor mulr_sumr; apply: eq_bigr => w _; rewrite mulrA expr_sum -big_split; congr (_ * _).

Qed.

(* A round is measured: its functional falls to pieces, one per pattern of failed tests. *)
Definition piece (B : bits m) (G : F) X : F := fun x a => if X == set0
  then (1 - z) * G x a + z * ((x == setting B)%:R * (failed B a == set0)%:R)
  else z * ((x == setting B)%:R * (failed B a == X)%:R).

Lemma piece_within i B G (X : {set test g}) : within (signed i B set0) G ->
  within (fun x a => z ^+ #|X| * signed i B X x a) (piece B G X).
Proof.
move=> wG; have /andP [z0 z1] := z01.
have pointwise c (H : F) : 0 <= c -> (forall x a, H x a = c * ((x == setting B)%:R * (failed B a == X)%:R)) ->
    within (fun x a => c * signed i B X x a) H.
  move=> c0 eH; split; apply: below_pointwise => x a; rewrite eH -?mulrN; apply: ler_wpmul2l => //; rewrite /signed;
    case: (x == _); rewrite ?mul0r ?oppr0 // !mul1r; case: (_ == X); rewrite ?mul0r ?oppr0 // mul1r;
    by case: (_ && _); rewrite ?expr0 ?expr1 ?opprK // (le_trans (lerN10 _) ler01).
case: (X =P set0) => [X0|/eqP X0].
  rewrite X0 cards0 expr0.
  have /withinP w1 := wG.
  have := pointwise 1; rewrite X0 => pw.
  have /withinP w2 : within (fun x a => 1 * signed i B set0 x a) (fun x a => 1 * ((x == setting B)%:R * (failed B a == set0)%:R)).
    by apply: pw => //; exact: ler01.
  apply/withinP => Q nsQ; have h1 := w1 Q nsQ; have h2 := w2 Q nsQ; move: h2; rewrite !value_scale !mul1r => h2.
  rewrite (@eq_value _ _ (piece B G set0) (fun x a => (1 - z) * G x a + z * ((x == setting B)%:R * (failed B a == set0)%:R))); last first.
    by move=> x a; rewrite /piece eqxx.
  rewrite value_add !value_scale.
  have -> : value (signed i B set0) Q = (1 - z) * value (signed i B set0) Q + z * value (signed i B set0) Q by ring.
  apply: le_trans (ler_norm_add _ _) _; rewrite !normrM (ger0_norm z0) ger0_norm ?subr_ge0 //.
  by apply: ler_add; apply: ler_wpmul2l; rewrite ?subr_ge0.
have zX : z ^+ #|X| = z * z ^+ #|X|.-1 by rewrite -exprS prednK // card_gt0.
have zr : 0 <= z ^+ #|X|.-1 <= 1 by rewrite exprn_ge0 // exprn_ile1.
have wp := pointwise z (piece B G X) z0.
have : within (fun x a => z ^+ #|X|.-1 * (z * signed i B X x a)) (piece B G X).
  by apply: within_scale => //; apply: wp => x a; rewrite /piece (negbTE X0).
by move=> /withinP h; apply/withinP => Q nsQ; rewrite (@eq_value _ _ _ (fun x a => z ^+ #|X|.-1 * (z * signed i B X x a)))
  ?h // => x a; rewrite zX -mulrA mulrCA.
Qed.

Lemma pieces_below B G : below (fun x a => \sum_X piece B G X x a) (fun x a => (1 - z) * G x a + z * total R x a).
Proof.
move=> Q nsQ; have -> : value (fun x a => (1 - z) * G x a + z * total R x a) Q =
    value (fun x a => (1 - z) * G x a + z * ((x == setting B)%:R * 1)) Q.
  rewrite !value_add !value_scale value_at (value_total (setting B)) //.
  by congr (_ + _ * _); apply: eq_bigr => a _; rewrite mul1r.
apply: below_pointwise nsQ => x a; set here := (x == setting B)%:R.
have <- : \sum_X z * (here * (failed B a == X)%:R) = z * (here * 1).
  rewrite -!mulr_sumr (bigD1 (failed B a)) //= eqxx big1 ?addr0 // => X.
  by rewrite eq_sym => /negbTE ->.
rewrite (bigD1 set0) //= [X in _ <= _ + X](bigD1 set0) //= /piece eqxx addrA; apply: ler_add => //.
by apply: ler_sum => X /negbTE ->.
Qed.
End Record.
