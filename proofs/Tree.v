(* Case (I) with a functional per node of the tree of a round's bits, which come in their order. *)
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import ring.
From Clinamen Require Import Statement Sums Boxes Products Recursion Record Interleaved Bound AnyOrder.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Tree.
Variables (R : realFieldType) (g : game) (N : nat) (eps : R).
Notation m := (nbits g).
Notation F := (functional R g).
Notation event := (event g N).
Hypothesis eps0 : 0 <= eps.
Hypothesis half : eps + eps <= 1.

Lemma admissible_below n c (G H : F) : admissible eps n c G -> below G H -> admissible eps n c H.
Proof.
case: n => [|n] /= h GH.
  by case: h => h1 h2; split; [apply: below_trans h1 GH | apply: below_trans h2 GH].
move=> p hp; have [G0 [G1 [a0 [a1 b]]]] := h p hp; exists G0, G1; split=> //; split=> //.
exact: below_trans b GH.
Qed.

Lemma admissible_mix n c l (G H : F) : 0 <= l <= 1 -> admissible eps n c G -> admissible eps n c H ->
  admissible eps n c (fun x a => l * G x a + (1 - l) * H x a).
Proof.
move=> l01; have /andP [l0 l1] := l01; elim: n c G H => [|n IH] c G H /=.
  move=> /withinP hG /withinP hH; apply/withinP => P nsP; rewrite value_add !value_scale.
  set b := [ffun _ => _] in hG hH *.
  have -> : value (advantage R b) P = l * value (advantage R b) P + (1 - l) * value (advantage R b) P by ring.
  have l1' : 0 <= 1 - l by rewrite subr_ge0.
  apply: le_trans (ler_norm_add _ _) _; rewrite !normrM (ger0_norm l0) (ger0_norm l1').
  by apply: ler_add; apply: ler_wpmul2l; rewrite ?subr_ge0 ?hG ?hH.
move=> hG hH p hp; have [G0 [G1 [g0 [g1 gb]]]] := hG p hp; have [H0 [H1 [h0 [h1 hb]]]] := hH p hp.
exists (fun x a => l * G0 x a + (1 - l) * H0 x a), (fun x a => l * G1 x a + (1 - l) * H1 x a).
split; first exact: IH.
split; first exact: IH.
have l1' : 0 <= 1 - l by rewrite subr_ge0.
apply: below_trans (below_add (below_scale l0 gb) (below_scale l1' hb)) => P nsP.
rewrite !(value_add, value_scale); set A := value G0 P; set B := value G1 P; set A' := value H0 P; set B' := value H1 P.
by rewrite le_eqVlt; apply/orP; left; apply/eqP; ring.
Qed.

Lemma admissible_positive n c (G : F) : admissible eps n c G -> positive G.
Proof.
elim: n c G => [|n IH] c G /=; first exact: bounds_positive.
move=> /(_ eps (or_introl erefl)) [G0 [G1 [/IH p0 [/IH p1 b]]]]; apply: positive_below b.
by apply: positive_comb => //; rewrite subr_ge0; apply: le_trans half; rewrite ler_addl.
Qed.

(* Two positive shares as one: u A + v B = (u + v) (l A + (1-l) B). *)
Lemma shares (u v : R) : 0 <= u -> 0 <= v -> exists l, 0 <= l <= 1 /\ u = (u + v) * l /\ v = (u + v) * (1 - l).
Proof.
move=> u0 v0; case: ((u + v) =P 0) => [e|/eqP ne].
  exists 0; rewrite lexx ler01 !e !mul0r; split=> //.
  by split; apply/eqP; move/eqP: e; rewrite paddr_eq0 // => /andP [].
have uv : 0 < u + v by rewrite lt_def ne addr_ge0.
exists (u / (u + v)); split; last by split; field.
by rewrite divr_ge0 ?addr_ge0 // ler_pdivr_mulr // mul1r ler_addl.
Qed.

(* Any probability between eps and 1 - eps is served by mixing. *)
Lemma admissible_any n c (G : F) q : eps <= q <= 1 - eps -> admissible eps n.+1 c G ->
  exists G0 G1, admissible eps n (rcons c false) G0 /\ admissible eps n (rcons c true) G1 /\
    below (fun x a => (1 - q) * G0 x a + q * G1 x a) G.
Proof.
move=> /andP [q1 q2] h; have [A0 [A1 [a0 [a1 ab]]]] := h eps (or_introl erefl).
have [B0 [B1 [b0 [b1 bb]]]] := h (1 - eps) (or_intror erefl).
(* q is a mixture of eps and 1 - eps, with weights k and 1 - k *)
have [k [/andP [k0 k1] eq]] : exists k, 0 <= k <= 1 /\ q = k * eps + (1 - k) * (1 - eps).
  case: (eps + eps =P 1) => [e|/eqP ne].
    exists 1; rewrite ler01 lexx; split=> //; apply/eqP; rewrite subrr mul0r addr0 mul1r eq_le q1 andbT.
    by apply: le_trans q2 _; rewrite ler_subl_addr e.
  have w : 0 < 1 - (eps + eps) by rewrite subr_gt0 lt_def eq_sym ne half.
  exists ((1 - eps - q) / (1 - (eps + eps))); split; last by field; rewrite lt0r_neq0.
  rewrite divr_ge0 ?subr_ge0 // ?(ltW w) // ler_pdivr_mulr // mul1r ler_subl_addr.
  have -> : 1 - (eps + eps) + q = 1 - eps + (q - eps) by ring.
  by rewrite ler_addl subr_ge0.
have k1' : 0 <= 1 - k by rewrite subr_ge0.
have e1 : 0 <= 1 - eps by rewrite subr_ge0; apply: le_trans half; rewrite ler_addl.
have [l0 [h0 [f0 f0']]] := shares (mulr_ge0 k0 e1) (mulr_ge0 k1' eps0).
have [l1 [h1 [f1 f1']]] := shares (mulr_ge0 k0 eps0) (mulr_ge0 k1' e1).
exists (fun x a => l0 * A0 x a + (1 - l0) * B0 x a), (fun x a => l1 * A1 x a + (1 - l1) * B1 x a).
split; first exact: admissible_mix.
split; first exact: admissible_mix.
have q' : 1 - q = k * (1 - eps) + (1 - k) * eps by rewrite eq; ring.
move=> P nsP; have := ab P nsP; have := bb P nsP; rewrite !(value_add, value_scale).
set a_0 := value A0 P; set a_1 := value A1 P; set b_0 := value B0 P; set b_1 := value B1 P => hb ha.
have -> : (1 - q) * (l0 * a_0 + (1 - l0) * b_0) + q * (l1 * a_1 + (1 - l1) * b_1) =
    k * ((1 - eps) * a_0 + eps * a_1) + (1 - k) * ((1 - (1 - eps)) * b_0 + (1 - eps) * b_1).
  have -> : (1 - q) * (l0 * a_0 + (1 - l0) * b_0) = (k * (1 - eps)) * a_0 + ((1 - k) * eps) * b_0.
    by rewrite q' [in RHS]f0 [in X in _ = _ + X * _]f0'; ring.
  have -> : q * (l1 * a_1 + (1 - l1) * b_1) = (k * eps) * a_1 + ((1 - k) * (1 - eps)) * b_1.
    by rewrite {1}eq [in RHS]f1 [in X in _ = _ + X * _]f1'; ring.
  by ring.
have -> : value G P = k * value G P + (1 - k) * value G P by ring.
by apply: ler_add; apply: ler_wpmul2l.
Qed.

(* The bits drawn are the first ones; those to come, come in their order. *)
Definition at_bit (B : bits m) l := if insub l is Some j then B j else false.
Definition prefix k (B : bits m) := mkseq (at_bit B) k.
Definition on_path (s : seq event) i B (G : F) := exists k, [/\ (k <= m)%N,
  (forall j : 'I_m, (inl (i, j) \in s) = (k <= j)%N),
  (forall j j' : 'I_m, (j < j')%N -> inl (i, j) \in s -> (index (inl (i, j)) s < index (inl (i, j')) s)%N) &
  admissible eps (m - k) (prefix k B) G].

Lemma prefix_put (B : bits m) (j : 'I_m) c : prefix j.+1 (put B j c) = rcons (prefix j B) c.
Proof.
have at_put l : at_bit (put B j c) l = if l == j :> nat then c else at_bit B l.
  rewrite /at_bit; case: insubP => [j' _ e|ne]; first by rewrite ffunE -e.
  by case: eqP => // e; rewrite e ltn_ord in ne.
rewrite /prefix /mkseq -addn1 iotaD map_cat cats1 at_put eqxx; congr rcons.
apply/eq_in_map => l; rewrite mem_iota add0n => /andP [_ lj]; rewrite at_put.
by case: eqP lj => // ->; rewrite ltnn.
Qed.

Lemma prefix_all (B : bits m) : [ffun j : 'I_m => nth false (prefix m B) j] = B.
Proof. by apply/ffunP => j; rewrite ffunE nth_mkseq // /at_bit valK. Qed.

Lemma on_path_invariant : invariant eps on_path.
Proof.
split.
- by move=> s i B G [k [_ _ _]]; apply: admissible_positive.
- move=> s i j B G q ns q12 [k [km drawn ord adm]].
  have kj : k = j.
    have : (k <= j)%N by rewrite -drawn inE eqxx.
    rewrite leq_eqVlt => /orP [/eqP //|kj]; have km' : (k < m)%N by apply: ltn_trans kj _.
    have := ord (Ordinal km') j kj; rewrite drawn leqnn => /(_ isT).
    by rewrite /= eqxx ltn0.
  have jm : (j < m)%N by [].
  have [G0 [G1 [a0 [a1 b]]]] : exists G0 G1, admissible eps (m - k.+1) (rcons (prefix k B) false) G0 /\
      admissible eps (m - k.+1) (rcons (prefix k B) true) G1 /\ below (fun x a => (1 - q) * G0 x a + q * G1 x a) G.
    by apply: admissible_any => //; rewrite -subSn ?subSS // kj.
  have next c H : admissible eps (m - k.+1) (rcons (prefix k B) c) H -> on_path s i (put B j c) H.
    move=> h; exists k.+1; split; first by rewrite kj.
    + move=> j'; have := drawn j'; rewrite inE; case: (j' =P j) => [->|/eqP jj] /=.
        by rewrite kj ltnn (negbTE ns).
      have -> : (inl (i, j') == inl (i, j) :> event) = false by apply: contraNF jj => /eqP [->].
      by rewrite /= => ->; rewrite leq_eqVlt kj eq_sym (inj_eq val_inj) (negbTE jj).
    + move=> j1 j2 j12 j1s; have := ord j1 j2 j12; rewrite inE j1s orbT => /(_ isT) /=.
      have -> : (inl (i, j) == inl (i, j1) :> event) = false by apply: contraNF ns => /eqP [->].
      by case: eqP.
    by move: h; rewrite kj prefix_put.
  by exists G0, G1; split; [apply: next | split; first exact: next].
- move=> s e i B G ne [k [km drawn ord adm]]; exists k; split=> // [j|j j' jj js].
    by rewrite -drawn inE eq_sym (negbTE (ne j)).
  have := ord j j' jj; rewrite inE js orbT => /(_ isT) /=.
  by rewrite !(negbTE (ne _)).
move=> s i B G ns [k [km drawn _ adm]].
have ekm : k = m.
  apply/eqP; rewrite eqn_leq km leqNgt; apply/negP => km'.
  by have := drawn (Ordinal km'); rewrite (negbTE (ns _)) leqnn.
by move: adm; rewrite ekm subnn /= prefix_all.
Qed.
End Tree.

Theorem theorem_A_tree : Theorem_A_tree.
Proof.
move=> R g eps loss adm N r W lawf eps0 ord; have [w0 [w1 [[ps _] [prom _]]]] := lawf.
have [e0 _|none] := pickP (@predT (memory r)); last by move: w1; rewrite big_pred0 // => /eqP; rewrite eq_sym oner_eq0.
have half := promise_half (prom e0).
apply: (@conclude_inv R g N r eps W _ lawf eps0 (on_path eps)); first exact: on_path_invariant.
move=> i B H eH; exists 0%N; split=> //.
- by move=> j; rewrite (perm_mem ps) mem_enum.
- by move=> j j' jj _; apply: ord.
rewrite subn0; apply: admissible_below adm _ => P nsP; rewrite (eq_value _ eH); exact: lexx.
Qed.
