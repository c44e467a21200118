(* Theorem W: the rounds are summed from the last to the first; what the source's promise leaves is a box, too. *)
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import ring.
From Clinamen Require Import Statement Games Sums Boxes Products Record Interleaved Bound Chained.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Tensor.
Variables (R : realFieldType) (g : game) (N : nat).
Notation F := (functional R g).
Notation joints := ({ffun 'I_N -> inputs g * outcomes g} -> R).

Lemma tensor_box_sum (I : finType) (G : 'I_N -> F) (Q : I -> joints) :
  tensor G (fun w => \sum_k Q k w) = \sum_k tensor G (Q k).
Proof. by rewrite /tensor exchange_big; apply: eq_bigr => w _; rewrite mulr_sumr. Qed.

Lemma tensor_box_comb (G : 'I_N -> F) (Q Q' : joints) c :
  tensor G (fun w => Q w - c * Q' w) = tensor G Q - c * tensor G Q'.
Proof.
rewrite /tensor mulr_sumr -sumrB; apply: eq_bigr => w _; rewrite mulrBr; congr (_ - _).
by rewrite mulrCA.
Qed.

Lemma ns_sum (I : finType) (Q : I -> joints) : (forall k, ns (Q k)) -> ns (fun w => \sum_k Q k w).
Proof.
move=> nsQ; split=> [w|i w]; first by apply: sumr_ge0 => k _; case: (nsQ k).
split=> [x a|d x y y' a]; first by apply: sumr_ge0 => k _; case: (nsQ k).
by rewrite /slice exchange_big [RHS]exchange_big; apply: eq_bigr => k _; case: (nsQ k) => _ /(_ i w) [_]; apply.
Qed.

Lemma ns_comb (Q Q' : joints) c : ns Q -> ns Q' -> (forall w, c * Q' w <= Q w) -> ns (fun w => Q w - c * Q' w).
Proof.
move=> [_ nQ] [_ nQ'] le; split=> [w|i w]; first by rewrite subr_ge0.
split=> [x a|d x y y' a]; first by rewrite subr_ge0.
rewrite /slice !sumrB -!mulr_sumr; have [_ h] := nQ i w; have [_ h'] := nQ' i w.
by congr (_ - _ * _); [apply: h | apply: h'].
Qed.
End Tensor.

Section Correlated.
Variables (R : realFieldType) (g : game) (N : nat) (q f : R) (S : bits (nbits g) -> functional R g).
Notation F := (functional R g).
Notation drawn := {ffun 'I_N -> bits (nbits g)}.
Notation point := (inputs g * outcomes g)%type.
Hypothesis S0 : forall b, positive (S b).
Definition G b : F := fun x a => f * total R x a - S b x a + q * (\sum_b' S b' x a).
Hypothesis boundG : forall b, bounds (G b) b.

(* P_b, a box for every b; the sum over what the rounds of s draw. *)
Variable Q : drawn -> {ffun 'I_N -> point} -> R.
Hypothesis nsQ : forall b, ns (Q b).
Definition over s b := fun w => isum s (fun b' : drawn => Q b' w) b.
Lemma over_ns s b : ns (over s b).
Proof.
elim: s b => [|i s IH] b; first by have := nsQ b.
exact: (ns_sum (fun t => IH (put b i t))).
Qed.

Definition caps (s : seq 'I_N) (b : drawn) i : F := if i \in s then fun x a => f * total R x a else G (b i).

Lemma positive_G b : positive (G b). Proof. exact: bounds_positive (boundG b). Qed.
Hypothesis f0 : 0 <= f.
Lemma caps_positive s b i : positive (caps s b i).
Proof.
rewrite /caps; case: ifP => _; last exact: positive_G.
apply/positiveP => P nsP; rewrite value_scale mulr_ge0 //; exact: (positiveP _).1 (@positive_total R g) P nsP.
Qed.

Definition kept s := forall s0 i s', s0 ++ i :: s' = s -> forall b w, q * over (i :: s') b w <= over s' b w.

Lemma rounds s b : uniq s -> kept s ->
  isum s (fun b' : drawn => tensor (fun i => G (b' i)) (Q b')) b <= tensor (caps s b) (over s b).
Proof.
elim: s b => [|i s IH] b; first by rewrite /= lexx.
rewrite /= => /andP [nis us] ks.
have ks' : kept s by move=> s0 i' s' e; apply: (ks (i :: s0)); rewrite -e.
have is_kept t w : q * over (i :: s) b w <= over s (put b i t) w.
  have := ks [::] i s erefl (put b i t) w; congr (_ * _ <= _).
  by rewrite /over /=; apply: eq_bigr => t' _; rewrite put_put.
apply: le_trans (ler_sum _ (fun t _ => IH (put b i t) us ks')) _.
pose C := caps (i :: s) b; pose X t := over s (put b i t); pose X' := over (i :: s) b.
have eX w : X' w = \sum_t X t w by [].
have nsX t : ns (X t) by exact: over_ns.
have nsX' : ns X' by exact: over_ns.
have split_t t : tensor (caps s (put b i t)) (X t) = tensor C (X t) - tensor (with_round C i (S t)) (X t) +
    q * \sum_t' tensor (with_round C i (S t')) (X t).
  transitivity (tensor (with_round C i (G t)) (X t)).
    apply: eq_tensor => j x a; rewrite /C /caps /with_round inE; case: (j =P i) => [->|/eqP ji] /=.
      by rewrite (negbTE nis) put_same.
    by rewrite put_other.
  rewrite /G tensor_add tensor_scale tensor_sum (eq_tensor (H := with_round C i (fun x a => f * total R x a + -1 * S t x a))); last first.
    by move=> j x a; rewrite /with_round; case: eqP => // _; rewrite mulN1r.
  rewrite tensor_add (tensor_scale (-1)) mulN1r; congr (_ - _ + _); apply: eq_tensor => j x a.
  by rewrite /C /caps /with_round inE; case: (j =P i).
rewrite (eq_bigr _ (fun t _ => split_t t)) big_split sumrB /= -mulr_sumr.
have -> : \sum_t tensor C (X t) = tensor C X' by rewrite -tensor_box_sum.
have -> : \sum_t \sum_t' tensor (with_round C i (S t')) (X t) = \sum_t tensor (with_round C i (S t)) X'.
  by rewrite exchange_big; apply: eq_bigr => t _; rewrite -tensor_box_sum.
rewrite -addrA ger_addl addrC subr_le0 mulr_sumr; apply: ler_sum => t _.
rewrite -subr_ge0 -tensor_box_comb; apply: tensor_positive => [|j].
  by apply: ns_comb => // w; apply: is_kept.
by rewrite /with_round; case: eqP => // _; apply: caps_positive.
Qed.
End Correlated.

Lemma mem_drop (N l : nat) (i : 'I_N) : (i \in drop l (enum 'I_N)) = (l <= i)%N.
Proof.
rewrite -(mem_map val_inj) map_drop val_enum_ord drop_iota add0n mem_iota.
by case: (leqP l i) => //= li; rewrite subnKC ?ltn_ord // (leq_trans li) // ltnW.
Qed.

Theorem theorem_W : Theorem_W.
Proof.
move=> R g q f S f0 S0 boundG N Z E P /card_gt0P [z0 _] [pos [norm [nsd nsE]]] prom.
pose B (b : {ffun 'I_N -> bits (nbits g)}) : box R g N Z E := fun x z a e => P x z b a e.
have nsB b z e : ns (seen (B b) z e) by apply: ns_slices => [x a|i d x v v' a]; [exact: pos | exact: nsd].
pose Q b := fun w => \sum_e seen (B b) z0 e w.
have nsQ b : ns (Q b) by apply: ns_sum => e; apply: nsB.
have within_G b i : within (signed R [set: 'I_N] i b set0) (G q f S b).
  have /withinP h : within (advantage R b) (G q f S b) by exact: boundG.
  apply/withinP => T nsT; have := h T nsT; congr (`|_| <= _); apply: eq_value => x a.
  by rewrite /signed inE /= /advantage -mulnb natrM mulrA.
have step : D_W P <= \sum_(b : {ffun 'I_N -> bits (nbits g)}) tensor (fun i => G q f S (b i)) (Q b).
  rewrite /D_W; apply: ler_sum => b _; rewrite -[X in X <= _]mul1r; apply: max_bound; rewrite ?ler01 //.
    by apply: tensor_positive => // i; apply: within_positive (within_G (b i) i).
  move=> z; rewrite mul1r.
  have -> : tensor (fun i => G q f S (b i)) (Q b) = \sum_e tensor (fun i => G q f S (b i)) (seen (B b) z e).
    rewrite -tensor_box_sum /tensor; apply: eq_bigr => w _; congr (_ * _); exact: nsE.
  apply: ler_sum => e _.
  have -> : \sum_(a | failures b a == [ffun => set0]) (-1) ^+ (\big[addb/false]_i rawbit (b i) (a i)) * P (settings b) z b a e =
      amplitude (B b) setT b [ffun => set0] z e.
    by apply: eq_bigr => a _; rewrite /parity; congr ((-1) ^+ _ * _); apply: congr1; apply: eq_bigl => i; rewrite inE.
  rewrite amplitude_tensor; apply: products => // i; rewrite ffunE; exact: within_G.
apply: le_trans step _; pose b0 : {ffun 'I_N -> bits (nbits g)} := [ffun => [ffun => false]].
have xs (s : seq 'I_N) b w : uniq s -> over Q s b w =
    \sum_(b' : {ffun 'I_N -> bits (nbits g)} | [forall j, (j \in s) || (b' j == b j)]) Q b' w.
  by move=> us; rewrite /over isum_agree.
rewrite (isum_all _ b0); apply: le_trans (rounds S0 boundG nsQ f0 b0 (enum_uniq 'I_N) _) _.
  move=> s0 i s' e b w.
  have si : size s0 = i.
    have := nth_ord_enum i i; rewrite -e => /esym h.
    have lt : (size s0 < N)%N by rewrite -[X in (_ < X)%N](size_enum_ord N) -e size_cat /= addnS ltnS leq_addr.
    have := nth_ord_enum i (Ordinal lt); rewrite -e nth_cat ltnn subnn /= => ->.
    by [].
  have es : s' = drop i.+1 (enum 'I_N) by rewrite -e -si -cat_rcons drop_size_cat // size_rcons.
  have es1 : i :: s' = drop i (enum 'I_N) by rewrite -e -si drop_size_cat.
  rewrite es1 es !xs ?drop_uniq ?enum_uniq //.
  have ear l : \sum_(b' : {ffun 'I_N -> bits (nbits g)} | [forall j, (j \in drop l (enum 'I_N)) || (b' j == b j)]) Q b' w =
      earlier P [ffun i => (w i).1] z0 b [ffun i => (w i).2] l.
    apply: eq_bigl => b'; apply: eq_forallb => j; rewrite mem_drop ltnNge.
    by case: (l <= j)%N.
  rewrite !ear; exact: prom.
rewrite (eq_tensor (H := fun i x a => f * total R x a)); last by move=> i x a; rewrite /caps mem_enum.
rewrite tensor_caps prodr_const card_ord ler_pimulr ?exprn_ge0 //.
rewrite le_eqVlt; apply/orP; left; apply/eqP.
rewrite -(norm [ffun => setting [ffun => false]] z0) exchange_big; apply: eq_bigr => a _ /=.
rewrite xs ?enum_uniq //; apply: eq_big => [b|b _]; first by apply/forallP => j; rewrite mem_enum.
apply: eq_bigr => e _; rewrite /seen /B; congr (P _ _ _ _ _); by apply/ffunP => i; rewrite !ffunE.
Qed.

Theorem theorem_W_A2 : Theorem_W_A2.
Proof.
move=> R m edge inj q /andP [q0 q1] N Z E P; apply: (theorem_W (S := wrong_at R (edge := edge))).
- by rewrite subr_ge0.
- move=> b; apply: below_pointwise => x a; by rewrite mulr_ge0 ?ler0n.
move=> b; apply/withinP => T nsT; rewrite value_lead //.
have p1 : 0 <= 1 - q by rewrite subr_ge0.
have h1 := ler_wpmul2l p1 (lead_right nsT (edge b)); have h2 := ler_wpmul2l q0 (lead_others nsT (edge b)).
have := ler_add h1 h2; rewrite value_add value_sub !value_scale value_all // value_wrong // -/(one T).
by move: `|_| (one _) (all_wrong _) (wrong _ _) => L o a u; congr (_ <= _); ring.
Qed.
