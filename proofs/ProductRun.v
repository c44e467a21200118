(* Runs without memory: every round the same box, every bit 1 with probability q. Their D can be computed. *)
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import ring.
From Clinamen Require Import Statement Sums Boxes Products Recursion Record Interleaved Bound.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.


Lemma one_key (R : realFieldType) g N (r : run R g N) e0 y b f e :
  \sum_k `|joint r (@whole N) e0 y b f k e - any_key r (@whole N) e0 y b f e / 2%:R ^+ 1| =
  `|chance (bit_of r e0) b f [::] (order r) * amplitude (box_of r e0) setT b f y e|.
Proof.
set A := `|_ * _|.
have each (k : bits 1) : `|joint r (@whole N) e0 y b f k e - any_key r (@whole N) e0 y b f e / 2%:R ^+ 1| = A / 2%:R.
  have two : 2%:R != 0 :> R by rewrite pnatr_eq0.
  apply: (mulIf two); rewrite divfK // -{2}(ger0_norm (ler0n R 2)) -normrM mulrBl expr1 divfK //.
  have := joint_characters (@whole N) e0 y b f k e; rewrite expr1 => ->.
  rewrite any_key_character (bigD1 [ffun => false]) //=.
  have -> : dot [ffun => false] k = false by rewrite /dot big1 // => l _; rewrite ffunE.
  rewrite expr0 mul1r addrC addKr (big_pred1 [ffun => true]) => [|s].
    by rewrite whole_codeword ?normrM ?normrX ?normrN1 ?expr1n ?mul1r -?normrM //; apply/eqP => /ffunP /(_ ord0); rewrite !ffunE.
  apply/idP/eqP => [s0|->]; last by apply/eqP => /ffunP /(_ ord0); rewrite !ffunE.
  apply/ffunP => l; rewrite (ord1 l) ffunE; apply: contraNT s0 => /negbTE s0.
  by apply/eqP/ffunP => l'; rewrite (ord1 l') s0 ffunE.
rewrite (eq_bigr _ (fun k _ => each k)) sumr_const card_ffun card_bool card_ord expn1 -[A / _ *+ 2]mulr_natr.
by rewrite divfK // pnatr_eq0.
Qed.

Lemma max_unit (R : realFieldType) (h : unit -> R) : 0 <= h tt -> \big[Num.max/0]_y h y = h tt.
Proof.
move=> h0; apply/eqP; rewrite eq_le le_max andbT -[X in X <= _]mul1r.
by apply: max_bound; rewrite ?ler01 // => -[]; rewrite mul1r.
Qed.

Section ProductRun.
Variables (R : realFieldType) (g : game) (N : nat) (p : functional R g) (q : R).
Notation m := (nbits g).
Hypothesis nsp : ns_round p.
Hypothesis norm : forall x, \sum_a p x a = 1.
Hypothesis q01 : 0 <= q <= 1.

Definition pbox : box R g N [finType of unit] [finType of unit] := fun x _ a _ => \prod_i p (x i) (a i).

Lemma pbox_put x i u z a w e : pbox (put x i u) z (put a i w) e = p u w * \prod_(j | j != i) p (x j) (a j).
Proof.
rewrite /pbox (bigD1 i) //= !put_same; congr (_ * _); apply: eq_bigr => j ji.
by rewrite !put_other.
Qed.

Lemma ns_pbox : ns_box pbox.
Proof.
have [pos ns] := nsp; split; first by move=> x z a e; apply: prodr_ge0 => i _.
split; last split=> [i d x y y' z a e|x z z' a] //.
  move=> x z; under eq_bigr do rewrite (big_pred1 tt) //.
  rewrite /pbox -(bigA_distr_bigA (fun i w => p (x i) w)) /= big1 // => i _; exact: norm.
by under eq_bigr do rewrite pbox_put; under [RHS]eq_bigr do rewrite pbox_put; rewrite -!mulr_suml (ns d _ y y').
Qed.

Definition draws : seq (event g N) := [seq inl u | u <- enum [finType of 'I_N * 'I_m]] ++ [seq inr i | i <- enum 'I_N].

Lemma schedule_draws : schedule draws.
Proof.
have in1 u : (inl u : event g N) \in [seq inl u | u <- enum [finType of 'I_N * 'I_m]] by rewrite map_f ?mem_enum.
have out1 i : (inr i : event g N) \notin [seq inl u | u <- enum [finType of 'I_N * 'I_m]] by apply/mapP => -[].
split.
  apply: uniq_perm; rewrite ?enum_uniq //.
    rewrite cat_uniq; apply/and3P; split.
    - by rewrite map_inj_uniq ?enum_uniq // => u v [].
    - by apply/hasPn => u /mapP [i _ ->]; apply: out1.
    by rewrite map_inj_uniq ?enum_uniq // => u v [].
  by move=> [u|i]; rewrite mem_enum mem_cat ?in1 // orbC map_f ?mem_enum.
move=> i j; rewrite !index_cat in1 (negbTE (out1 _)); apply: leq_trans (leq_addr _ _).
by rewrite index_mem in1.
Qed.

Lemma chance_draws b f : chance (fun _ => q) b f [::] draws = \prod_i \prod_j (if b i j then q else 1 - q).
Proof.
have measures past (s : seq 'I_N) : chance (fun _ => q) b f past [seq inr i | i <- s] = 1.
  by elim: s past => //= i s IH past.
have bitwise past us : chance (fun _ => q) b f past ([seq inl u | u <- us] ++ [seq inr i | i <- enum 'I_N]) =
    \prod_(u <- us) (if b u.1 u.2 then q else 1 - q).
  by elim: us past => [|[i j] us IH] past /=; rewrite ?big_nil ?measures // big_cons IH.
by rewrite bitwise big_enum pair_bigA.
Qed.

Definition product_run : run R g N := @Run R g N [finType of unit] [finType of unit] [finType of unit] tt (fun _ => 1) draws
  (fun _ _ => q) (fun _ => pbox).

Lemma product_lawful eps : eps <= q <= 1 - eps -> lawful eps product_run.
Proof.
move=> eq; split=> [e0|]; first exact: ler01.
split; first by rewrite (big_pred1 tt).
split; first exact: schedule_draws.
by split=> [e0 past|e0]; [exact: eq | exact: ns_pbox].
Qed.

Lemma product_amplitude C b y e : amplitude pbox C b [ffun => set0] y e = \prod_i value (signed R C i (b i) set0) p.
Proof.
rewrite amplitude_tensor /tensor /seen /pbox.
rewrite (eq_bigr (fun w : {ffun 'I_N -> inputs g * outcomes g} =>
  \prod_i (signed R C i (b i) set0 (w i).1 (w i).2 * p (w i).1 (w i).2))); last first.
  by move=> w _; rewrite -big_split /=; apply: eq_bigr => i _; rewrite !ffunE.
rewrite -(bigA_distr_bigA (fun i (t : inputs g * outcomes g) => signed R C i (b i) set0 t.1 t.2 * p t.1 t.2)) /=.
by apply: eq_bigr => i _; rewrite value_pair.
Qed.

Lemma chance_pos (b : {ffun 'I_N -> bits m}) : 0 <= \prod_i \prod_j (if b i j then q else 1 - q).
Proof.
have /andP [q0 q1] := q01; apply: prodr_ge0 => i _; apply: prodr_ge0 => j _.
by case: (b i j); rewrite ?subr_ge0.
Qed.

(* Every round by itself. *)
Lemma product_sum (h : bits m -> R) :
  \sum_(b : {ffun 'I_N -> bits m}) (\prod_i \prod_j (if b i j then q else 1 - q)) * \prod_i h (b i) =
  (\sum_(B : bits m) (\prod_j (if B j then q else 1 - q)) * h B) ^+ N.
Proof.
under eq_bigr do rewrite -big_split /=.
rewrite -(bigA_distr_bigA (fun (i : 'I_N) (B : bits m) => (\prod_j (if B j then q else 1 - q)) * h B)) /=.
by rewrite prodr_const card_ord.
Qed.

Lemma accepted_none (f : {ffun 'I_N -> {set test g}}) : accepted 0 f = (f == [ffun => set0]).
Proof.
rewrite /accepted leqn0 sum_nat_eq0; apply/forallP/eqP => [h|-> i]; last by rewrite ffunE cards0.
by apply/ffunP => i; rewrite ffunE; apply/eqP; rewrite -cards_eq0; exact: h.
Qed.

Lemma product_D : D product_run 0 (@whole N) =
  (\sum_(B : bits m) (\prod_j (if B j then q else 1 - q)) * `|value (advantage R B) p|) ^+ N.
Proof.
rewrite -product_sum /D (big_pred1 tt) // mul1r; apply: eq_bigr => b _.
rewrite (big_pred1 [ffun => set0]) => [|f]; last exact: accepted_none.
rewrite max_unit; last by apply: sumr_ge0 => e _; apply: sumr_ge0.
rewrite (big_pred1 tt) // one_key /= chance_draws normrM (ger0_norm (chance_pos b)) product_amplitude normr_prod.
congr (_ * _); apply: eq_bigr => i _; congr `|_|; apply: eq_value => x a.
by rewrite /signed inE /= /advantage -mulnb natrM mulrA.
Qed.

Lemma product_acceptance eve : acceptance product_run 0 (@whole N) eve =
  (\sum_(B : bits m) (\prod_j (if B j then q else 1 - q)) * \sum_a (failed B a == set0)%:R * p (setting B) a) ^+ N.
Proof.
rewrite -product_sum /acceptance (big_pred1 tt) // mul1r; apply: eq_bigr => b _.
rewrite (big_pred1 [ffun => set0]) => [|f]; last exact: accepted_none.
rewrite (big_pred1 tt) // any_key_character /= chance_draws product_amplitude; congr (_ * _); apply: eq_bigr => i _.
rewrite value_at; apply: eq_bigr => a _; rewrite !inE (_ : \big[addb/false]_(l | _) _ = false) ?mulr1 //.
by apply: big_pred0 => l; rewrite ffunE.
Qed.
End ProductRun.
