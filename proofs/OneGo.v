(* Case (S): the bits of a round come in one go, and its functionals may depend on what the source does in it. *)
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import ring.
From Clinamen Require Import Statement Sums Boxes Products Recursion Record Interleaved Bound AnyOrder.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Block.
Variables (R : realFieldType) (g : game) (N : nat).
Notation m := (nbits g).
Notation F := (functional R g).
Notation drawn := {ffun 'I_N -> bits m}.
Notation flags := {ffun 'I_N -> {set test g}}.
Notation event := (event g N).

(* The probability of the bits js of B, drawn one after another by q. *)
Fixpoint path (q : seq (entry g) -> R) past (js : seq 'I_m) (B : bits m) : R :=
  if js is j :: js' then (if B j then q past else 1 - q past) * path q (rcons past (inl (B j))) js' B else 1.
Definition agrees (js : seq 'I_m) (B B' : bits m) := [forall j, (j \in js) || (B' j == B j)].

Lemma agrees_cons j js B B' c : j \notin js -> agrees (j :: js) B B' && (B' j == c) = agrees js (put B j c) B'.
Proof.
move=> nis; apply/andP/forallP => [[/forallP h /eqP rc] j'|h].
  have := h j'; rewrite inE; case: (j' =P j) => [->|/eqP jj] /=; first by rewrite put_same rc eqxx orbT.
  by rewrite put_other.
split; last by have := h j; rewrite (negbTE nis) put_same.
apply/forallP => j'; have := h j'; rewrite inE; case: (j' =P j) => [->|/eqP jj] //=.
by rewrite put_other.
Qed.

Lemma path_ge0 q past js B : (forall past, 0 <= q past <= 1) -> 0 <= path q past js B.
Proof.
move=> q01; elim: js past => [|j js IH] past /=; first exact: ler01.
by apply: mulr_ge0 => //; have /andP [h0 h1] := q01 past; case: (B j); rewrite ?subr_ge0.
Qed.

Lemma sum_path q past js B : uniq js -> \sum_(B' | agrees js B B') path q past js B' = 1.
Proof.
elim: js past B => [|j js IH] past B /=.
  by move=> _; rewrite (big_pred1 B) // => B'; apply/forallP/eqP => [h|-> j]; [apply/ffunP => j; apply/eqP; have := h j | rewrite eqxx].
move=> /andP [njs us]; rewrite (partition_big (fun B' : bits m => B' j) xpredT) //= big_bool /=.
have half c : \sum_(B' | agrees (j :: js) B B' && (B' j == c)) (if B' j then q past else 1 - q past) * path q (rcons past (inl (B' j))) js B' =
    if c then q past else 1 - q past.
  rewrite (eq_bigl (agrees js (put B j c))); last by move=> B'; apply: agrees_cons.
  rewrite -[RHS]mulr1 -(IH (rcons past (inl c)) (put B j c)) // mulr_sumr.
  by apply: eq_bigr => B'; rewrite -agrees_cons // => /andP [_ /eqP ->].
by rewrite !half addrC subrK.
Qed.

Variables (p : source R g) (leaf : drawn -> flags -> R) (Q : {ffun 'I_N -> inputs g * outcomes g} -> R).
Hypothesis nsQ : ns Q.
Hypothesis p01 : forall past, 0 <= p past <= 1.

Lemma block_rule i js past (b : drawn) (f : flags) (s : seq event) (G : 'I_N -> F) (K : bits m -> F) (H : F) : uniq js ->
  (forall k, k != i -> positive (G k)) ->
  (forall past' B, agrees js (b i) B -> total_of p leaf past' (put b i B) f s <= tensor (with_round G i (K B)) Q) ->
  below (fun x a => \sum_(B | agrees js (b i) B) path p past js B * K B x a) H ->
  total_of p leaf past b f ([seq inl (i, j) | j <- js] ++ s) <= tensor (with_round G i H) Q.
Proof.
move=> ujs pG; elim: js ujs past b H => [|j js IH] /= ujs past b H hK hH.
  have self : agrees [::] (b i) (b i) by apply/forallP => j; rewrite eqxx.
  apply: le_trans (tensor_below nsQ _ (_ : below (K (b i)) (with_round G i H i))).
  - have := hK past _ self; rewrite put_id; congr (_ <= _); apply: eq_tensor => k x a.
    by rewrite /with_round; case: eqP.
  - by move=> k ki; rewrite /with_round (negbTE ki); apply: pG.
  rewrite /with_round eqxx; apply: below_trans hH; apply: below_pointwise => x a.
  rewrite (big_pred1 (b i)) ?mul1r // => B; apply/forallP/eqP => [h|-> j]; last by rewrite eqxx.
  by apply/ffunP => j; apply/eqP; have := h j.
have /andP [njs ujs'] := ujs.
pose half c : F := fun x a => \sum_(B | agrees js (put (b i) j c) B) path p (rcons past (inl c)) js B * K B x a.
have ih c : total_of p leaf (rcons past (inl c)) (set_bit b i j c) f ([seq inl (i, j) | j <- js] ++ s) <=
    tensor (with_round G i (half c)) Q.
  apply: IH => // [past' B|]; rewrite /set_bit put_same.
    rewrite put_put => hB; apply: hK; move: hB; rewrite -agrees_cons // => /andP [] //.
  exact: below_refl.
have pos k : k != i -> positive (with_round G i H k) by move=> ki; rewrite /with_round (negbTE ki); apply: pG.
have again c : tensor (with_round (with_round G i H) i (half c)) Q = tensor (with_round G i (half c)) Q.
  by apply: eq_tensor => k x a; rewrite /with_round; case: eqP.
apply: (draw_rule nsQ p01 (H0 := half false) (H1 := half true) pos); rewrite ?again; try exact: ih.
rewrite /with_round eqxx; apply: below_trans hH; apply: below_pointwise => x a.
rewrite [X in _ <= X](partition_big (fun B : bits m => B j) xpredT) //= big_bool addrC /= !mulr_sumr.
rewrite le_eqVlt; apply/orP; left; apply/eqP; congr (_ + _).
  rewrite [RHS](eq_bigl (agrees js (put (b i) j true))); last by move=> B; apply: agrees_cons.
  apply: eq_bigr => B; rewrite -agrees_cons // => /andP [_ /eqP Bj]; by rewrite Bj mulrA.
rewrite [RHS](eq_bigl (agrees js (put (b i) j false))); last by move=> B; apply: agrees_cons.
apply: eq_bigr => B; rewrite -agrees_cons // => /andP [_ /eqP Bj]; by rewrite Bj mulrA.
Qed.

(* The same probability, written as in the statement. *)
Lemma path_branch past (B : bits m) :
  path p past (enum 'I_m) B = branch (fun c => p (past ++ [seq inl x | x <- c])) B.
Proof.
have gen js past' (h : seq bool -> seq (entry g)) : (forall c, h c = past' ++ [seq inl x | x <- c]) ->
    path p past' js B = \prod_(l < size js) let c := p (h [seq B j | j <- take l js]) in
      if nth false [seq B j | j <- js] l then c else 1 - c.
  elim: js past' h => [|j js IH] past' h eh /=; first by rewrite big_ord0.
  rewrite big_ord_recl /= eh /= cats0; congr (_ * _).
  rewrite (IH _ (fun c => h (B j :: c))) => [|c]; last by rewrite eh /= cat_rcons.
  by apply: eq_bigr => l _.
rewrite (gen _ _ (fun c => past ++ [seq inl x | x <- c])) // /branch size_enum_ord.
apply: eq_bigr => l _; rewrite (nth_map l) ?size_enum_ord // nth_ord_enum //.
Qed.
End Block.

Section OneGo.
Variables (R : realFieldType) (g : game) (N : nat) (eps loss : R).
Notation m := (nbits g).
Notation F := (functional R g).
Notation event := (event g N).
Hypothesis certs : certificates g eps loss.
Variables (p : source R g) (Z E : finType) (P : box R g N Z E) (C : {set 'I_N}) (z : R) (y0 : Z).
Hypothesis nsP : ns_box P.
Hypothesis z01 : 0 <= z <= 1.
Hypothesis eps0 : 0 <= eps.
Hypothesis promised : promise eps p.

Definition flat (t : seq ('I_N + 'I_N)) : seq event := flatten
  [seq match u with inl i => [seq inl (i, j) | j <- enum 'I_(nbits g)] | inr i => [:: inr i] end | u <- t].

(* Of a round still to be measured: either no bit is drawn, or all are. *)
Definition before i (G : F) := if i \in C then below (fun x a => (1 - loss) * total R x a) G else below (@total R g) G.
Definition after i (B : bits m) (G : F) := if i \in C then bounds G B else below (@total R g) G.
Definition status (s : seq event) (b : {ffun 'I_N -> bits m}) (f : {ffun 'I_N -> {set test g}}) (G : 'I_N -> F) i := if inr i \in s
  then exists G', below (mix z G') (G i) /\ positive G' /\
    (((forall j, inl (i, j) \in s) /\ before i G') \/ ((forall j, inl (i, j) \notin s) /\ after i (b i) G'))
  else within (fun x a => z ^+ #|f i| * signed R C i (b i) (f i) x a) (G i).

Lemma status_positive s b f G i : status s b f G i -> positive (G i).
Proof.
rewrite /status; case: ifP => _; last exact: within_positive.
by move=> [G' [hG [pG _]]]; apply: positive_below hG; apply: mix_positive.
Qed.

Lemma timely_cat s s' : timely (s ++ s' : seq event) -> timely s'.
Proof. by elim: s => //= e s IH /timely_tail. Qed.

Lemma no_bits i B G : ('I_m -> False) -> before i G -> after i B G.
Proof.
move=> none; rewrite /before /after; case: ifP => // _ h.
have [|R0 [hR hs]] := certs (q := fun _ => p [::]); first by move=> _; apply: promised.
have one B' : B' = B by apply/ffunP => j; case: (none j).
have eB : below (R0 B) G.
  apply: below_trans h; apply: below_trans hs; apply: below_pointwise => x a.
  rewrite (big_pred1 B) => [|B']; last by rewrite /= (one B') eqxx.
  by rewrite /branch big1 ?mul1r // => j; case: (none j).
by have [h1 h2] := hR B; split; [apply: below_trans h1 eB | apply: below_trans h2 eB].
Qed.

Lemma in_flat_draws i i' (j : 'I_m) (s : seq event) :
  (inl (i', j) \in [seq inl (i, j0) | j0 <- enum 'I_m] ++ s) = (i' == i) || (inl (i', j) \in s).
Proof.
rewrite mem_cat; congr (_ || _); apply/mapP/eqP => [[j0 _ []] //|->].
by exists j; rewrite ?mem_enum.
Qed.

Lemma in_flat_measures i i' (s : seq event) : (inr i' \in [seq inl (i, j0) | j0 <- enum 'I_m] ++ s) = (inr i' \in s).
Proof. by rewrite mem_cat; case: mapP => // -[]. Qed.

Lemma branch_sum past (B0 : bits m) : \sum_(B : bits m) @branch R g (fun c => p (past ++ [seq inl x | x <- c])) B = 1 :> R.
Proof.
rewrite -(sum_path p past B0 (enum_uniq 'I_m)); apply: eq_big => [B|B _]; last by rewrite path_branch.
by apply/esym/forallP => j; rewrite mem_enum.
Qed.

Theorem one_go t past b f G : timely (flat t) -> (forall i, status (flat t) b f G i) ->
  total_of p (leaf P C z) past b f (flat t) <= tensor G (boxes P y0).
Proof.
have nsQ := ns_boxes nsP y0; have q01 := p01 eps0 promised.
elim: t past b f G => [|[i|i] t IH] past b f G ts st.
- by apply: leaf_bound => // i; have := st i.
- rewrite /flat /= -/(flat t) in ts st *.
  have [j0 _|none] := pickP (@predT 'I_m); last first.
    have e0 : enum 'I_m = [::] by apply: size0nil; rewrite -cardE; apply: eq_card0.
    by rewrite e0 /= in ts st *; apply: IH.
  have tt := timely_cat ts.
  have it : inr i \in flat t.
    by have [_ /(_ i j0)] := ts; rewrite in_flat_draws eqxx => /(_ isT) []; rewrite in_flat_measures.
  have [G' [hG [pG' hb]]] : exists G', below (mix z G') (G i) /\ positive G' /\ before i G'.
    have := st i; rewrite /status in_flat_measures it => -[G' [hG [pG' [[_ h]|[h _]]]]]; first by exists G'.
    by have := h j0; rewrite in_flat_draws eqxx.
  have [K [hK sK]] : exists K : bits m -> F, (forall B, after i B (K B) /\ positive (K B)) /\
      below (fun x a => \sum_(B : bits m) @branch R g (fun c => p (past ++ [seq inl x | x <- c])) B * K B x a) G'.
    move: hb; rewrite /before /after; case: ifP => iC hb.
      have [|K [hK sK]] := certs (q := fun c => p (past ++ [seq inl x | x <- c])); first by move=> c; apply: promised.
      exists K; split; last exact: below_trans sK hb.
      by move=> B; split; [exact: hK | exact: bounds_positive (hK B)].
    exists (fun _ => @total R g); split; first by move=> B; split; [exact: below_refl | exact: positive_total].
    apply: below_trans hb; apply: below_pointwise => x a.
    by rewrite -mulr_suml (branch_sum past (b i)) mul1r.
  have eG : tensor (with_round G i (G i)) (boxes P y0) = tensor G (boxes P y0).
    by apply: eq_tensor => k x a; rewrite /with_round; case: eqP => // ->.
  rewrite -eG; apply: (block_rule nsQ q01 (K := fun B => mix z (K B))) => [|k ki|past' B _|].
  + exact: enum_uniq.
  + exact: status_positive (st k).
  + apply: IH => // k; rewrite /status /with_round; case: (k =P i) => [->|/eqP ki].
      rewrite it put_same; exists (K B); have [aK pK] := hK B; split; first exact: below_refl.
      split=> //; right; split=> // j; apply/negP => jt.
      have [us _] := ts; move: us; rewrite cat_uniq => /and3P [_ /hasPn /(_ _ jt) /mapP []].
      by exists j; rewrite ?mem_enum.
    have := st k; rewrite /status in_flat_measures put_other //; case: ifP => // _ [G'' [hG'' [pG'' h]]].
    exists G''; split=> //; split=> //; case: h => -[h h']; [left|right]; split=> // j; have := h j;
      by rewrite in_flat_draws (negbTE ki).
  apply: below_trans hG; apply: below_trans (below_mix z01 sK); apply: below_pointwise => x a.
  rewrite le_eqVlt; apply/orP; left; apply/eqP.
  transitivity (\sum_(B : bits m) (branch (fun c => p (past ++ [seq inl x | x <- c])) B * ((1 - z) * K B x a) +
      branch (fun c => p (past ++ [seq inl x | x <- c])) B * (z * total R x a))).
    apply: eq_big => [B|B _]; first by apply/forallP => j; rewrite mem_enum.
    by rewrite path_branch /mix mulrDr.
  rewrite big_split /= -mulr_suml (branch_sum past (b i)) mul1r /mix; congr (_ + _).
  by rewrite mulr_sumr; apply: eq_bigr => B _; rewrite mulrCA.
rewrite /flat /= -/(flat t) in ts st *.
have nis := timely_fresh ts; have tt := timely_tail ts.
have := st i; rewrite {1}/status inE eqxx /= => -[G' [hG [pG' h]]].
have w : within (signed R C i (b i) set0) G'.
  apply: signed_within; case: h => [[h hb]|[_ //]].
  by apply: no_bits hb => j; have := timely_measure j ts; rewrite h.
apply: (measure_rule nsQ (H := piece z (b i) G')) => [k _|X|].
- exact: status_positive (st k).
- apply: IH => // k; rewrite /status /with_round; case: (k =P i) => [->|/eqP ki].
    by rewrite (negbTE nis) put_same; apply: piece_within.
  have := st k; rewrite /status inE put_other //; have -> : (inr k == inr i :> event) = false.
    by apply: contraNF ki => /eqP [->].
  rewrite /=; case: ifP => // _ [G'' [hG'' [pG'' h'']]]; exists G''; split=> //; split=> //.
exact: below_trans (pieces_below _ _ _) hG.
Qed.
End OneGo.

Theorem theorem_A_one_go : Theorem_A_one_go.
Proof.
move=> R g eps loss certs N r W lawf eps0 [t et]; have [w0 [w1 [sch [prom nsP]]]] := lawf.
apply: (@conclude R g N r eps W loss lawf) => e0 C z z01.
apply: (deviation_bound W (y0 := idle r) (nsP e0) (p01 eps0 (prom e0)) z01 sch) => past b f s' G -> eG.
rewrite et; apply: (one_go certs (idle r) (nsP e0) z01 eps0 (prom e0)); first by rewrite /flat -et; apply: timely_schedule.
move=> i; rewrite /status /flat -et; have all_s e : e \in order r by case: sch => ps _; rewrite (perm_mem ps) mem_enum.
rewrite all_s.
have pf : positive (fun x a => (1 - loss) * @total R g x a).
  have [|K [hK sK]] := certs (fun _ => bit_of r e0 [::]); first by move=> _; apply: prom.
  apply: positive_below sK; apply/positiveP => P nsP'; rewrite value_sum; apply: sumr_ge0 => B _.
  rewrite value_scale; apply: mulr_ge0; last by have /positiveP := bounds_positive (hK B); apply.
  rewrite /branch; apply: prodr_ge0 => j _ /=; have /andP [h0 h1] := p01 eps0 (prom e0) [::].
  by case: (B j); rewrite ?subr_ge0.
case iC: (i \in C).
  exists (fun x a => (1 - loss) * total R x a); split.
    move=> P nsP'; rewrite (eq_value _ (eG i)) /mix value_add !value_scale /cap iC.
    by rewrite le_eqVlt; apply/orP; left; apply/eqP; ring.
  by split=> //; left; split=> //; rewrite /before iC; apply: below_refl.
exists (@total R g); split.
  move=> P nsP'; rewrite (eq_value _ (eG i)) /mix value_add !value_scale /cap iC.
  by rewrite le_eqVlt; apply/orP; left; apply/eqP; ring.
by split; [exact: positive_total | left; split=> //; rewrite /before iC; apply: below_refl].
Qed.
