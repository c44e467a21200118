(* The definitions are not empty: what is attained, and what the hypotheses exclude. *)
From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import ring zify ssrZ.
From Clinamen Require Import Statement Games Sums Boxes Products Recursion Record Interleaved Bound Words ProductRun.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Delimit Scope nat_scope with N.
Local Open Scope ring_scope.

(* The source may lean towards 1 by any q: local boxes keep D = (1 - q^2)^N, (3/4)^N for a fair source; with q = 0, a source that keeps no
   promise, D = 1 for every N, though nothing else is amiss. *)
Definition Sanity_local := forall (R : realFieldType) N (q : R), 0 <= q -> q + q <= 1 ->
  exists r : run R A3 N, lawful q r /\ D r 0 (@whole N) = (1 - q ^+ 2) ^+ N.
(* Honest boxes share GHZ states: every run is accepted, and D = 2^-N. *)
Definition Sanity_honest := forall (R : realFieldType) N, exists r : run R A3 N, lawful (1 / 2%:R) r /\
  (forall eve, acceptance r 0 (@whole N) eve = 1) /\ D r 0 (@whole N) = (1 / 2%:R) ^+ N.
(* A box whose second device answers what the first is asked is no box. *)
Definition Sanity_signalling := forall (R : realFieldType) (P : box R A3 1 [finType of unit] [finType of unit]),
  (forall x z a e, P x z a e = (word (a ord0) == [:: false; head false (word (x ord0)); false])%:R) -> ~ ns_box P.

(* ---- Boxes given by tables of integers, over a denominator. ---- *)
Section Table.
Variables (R : realFieldType) (n m : nat) (x : seq bool -> seq bool) (right k : seq bool -> seq bool -> bool) (T : table) (den : Z).
Notation g := (binary_game n m x right k).
Definition box_check := [&& Z.ltb 0 den, nonneg n T,
  all (fun y => Z.eqb (sum_words n (T y)) den) (words n) &
  all (fun d => all (fun y => all (fun a => let at_ c e := T (set_nth false y d c) (set_nth false a d e) in
    Z.eqb (at_ false false + at_ false true) (at_ true false + at_ true true)) (words n)) (words n)) (iota 0 n)].
Hypothesis ok : box_check.
Definition table_box : functional R g := fun y a => num R (T (word y) (word a)) / num R den.

Lemma den_gt0 : 0 < num R den. Proof. by apply: num_gt0; case/and4P: ok. Qed.

Lemma table_ns : ns_round table_box.
Proof.
have d0 := den_gt0; have /and4P [_ /allP pos _ /allP ns] := ok; split=> [y a|d y u u' a].
  rewrite divr_ge0 ?(ltW d0) //; apply: num_ge0.
  by have /allP := pos _ (mem_words (size_word y)); apply; apply/mem_words/size_word.
have e v : \sum_c table_box (put y d v) (put a d c) = num R (T (set_nth false (word y) d v) (set_nth false (word a) d false) +
    T (set_nth false (word y) d v) (set_nth false (word a) d true)) / num R den.
  by rewrite num_add mulrDl big_bool /= addrC /table_box !word_put.
rewrite !e; have dn : val d \in iota 0 n by rewrite mem_iota ltn_ord.
have /allP/(_ _ (mem_words (size_word y)))/allP/(_ _ (mem_words (size_word a)))/Z.eqb_spec h := ns _ dn.
by case: u; case: u' => //; congr (num R _ / _).
Qed.

Lemma table_norm y : \sum_a table_box y a = 1.
Proof.
have d0 := lt0r_neq0 den_gt0; have /and4P [_ _ /allP one _] := ok.
rewrite -mulr_suml -(num_sum_words R n (T (word y))) (_ : sum_words n (T (word y)) = den) ?divff //.
by apply/Z.eqb_spec/one/mem_words/size_word.
Qed.

(* What a round gives at setting b, and how often it is right, as integers. *)
Definition score b : Z := sum_words n (fun a => sign_at x right k b (x b) a * T (x b) a).
Definition rights b : Z := sum_words n (fun a => (if right b a then 1 else 0) * T (x b) a).
Hypothesis sx : forall b : bits m, size (x (word b)) = n.

Lemma word_setting (b : bits m) : word (setting (g := g) b) = x (word b).
Proof.
apply: (@eq_from_nth _ false); rewrite ?size_word ?sx // => l ln.
by rewrite -[l]/(nat_of_ord (Ordinal ln)) nth_word ffunE.
Qed.

Lemma value_score (b : bits m) : value (advantage R (g := g) b) table_box = num R (score (word b)) / num R den.
Proof.
rewrite (_ : value _ _ = value (fun y a => (y == setting (g := g) b)%:R *
    num R (sign_at x right k (word b) (x (word b)) (word a))) table_box).
  rewrite value_at /score num_sum_words mulr_suml; apply: eq_bigr => a _.
  by rewrite /table_box word_setting num_mul mulrA.
apply: eq_value => y a; rewrite advantage_word //; case: eqP => [->|ne]; first by rewrite word_setting mul1r.
rewrite mul0r /sign_at; case: eqP => [e|_ //]; case: ne; apply/ffunP => d.
by rewrite -!nth_word word_setting e.
Qed.

Lemma sum_rights (b : bits m) : \sum_a (failed (g := g) b a == set0)%:R * table_box (setting (g := g) b) a = num R (rights (word b)) / num R den.
Proof.
rewrite /rights num_sum_words mulr_suml; apply: eq_bigr => a _; rewrite /table_box word_setting num_mul mulrA; congr (_ * _ / _).
case: (boolP (right _ _)) => h; first by rewrite num1 (_ : _ == _) //; apply/eqP/setP => t; rewrite !inE h.
by rewrite num0 (_ : (_ == _) = false) //; apply/eqP => /setP /(_ tt); rewrite !inE h.
Qed.
End Table.

Lemma sum_two_bits (R : realFieldType) (F : seq bool -> R) (q : R) :
  \sum_(B : bits 2) (\prod_j (if B j then q else 1 - q)) * F (word B) =
  (1 - q) * (1 - q) * F [:: false; false] + (1 - q) * q * F [:: false; true] +
  (q * (1 - q) * F [:: true; false] + q * q * F [:: true; true]).
Proof.
pose mk (p : bool * bool) : bits 2 := [ffun j : 'I_2 => if j == ord0 then p.1 else p.2].
have wmk p : word (mk p) = [:: p.1; p.2].
  apply: (@eq_from_nth _ false); rewrite size_word // => l l2.
  by rewrite -[l]/(nat_of_ord (Ordinal l2)) nth_word ffunE; case: l l2 => [|[|l]].
rewrite (reindex mk) /=; last first.
  exists (fun B : bits 2 => (B ord0, B (lift ord0 ord0))) => [[u w] _|B _]; first by rewrite /mk !ffunE.
  by apply/ffunP => j; rewrite ffunE; case: (unliftP ord0 j) => [i ->|->] //=; rewrite (ord1 i).
rewrite (eq_bigr (fun p => ((if p.1 then q else 1 - q) * (if p.2 then q else 1 - q)) * F [:: p.1; p.2])); last first.
  by move=> p _; rewrite wmk big_ord_recl big_ord1 !ffunE.
rewrite -(pair_bigA _ (fun u w => ((if u then q else 1 - q) * (if w then q else 1 - q)) * F [:: u; w])) /= !big_bool /=.
by rewrite addrC; congr (_ + _); rewrite addrC.
Qed.

Definition local_box : table := fun y a => if a == y then 1 else 0.
Definition ghz_box : table := fun y a =>
  if xor y then (if xor a == (y != [:: true; true; true]) then 1 + 1 else 0) else 1.

Lemma size_A3 (b : bits 2) : size (rcons (word b) (~~ xor (word b))) = 3%N.
Proof. by rewrite size_rcons size_word. Qed.

Notation score_A3 := (score 3 (fun b => rcons b (~~ xor b)) (fun b a => xor a == (b != [:: true; true])) (fun _ a => 1 < count id a)%N).
Notation rights_A3 := (rights 3 (fun b => rcons b (~~ xor b)) (fun b a => xor a == (b != [:: true; true]))).

Section Runs.
Variables (R : realFieldType) (N : nat) (q : R) (T : table) (den : Z).
Hypothesis ok : box_check 3 T den.
Definition box_A3 : functional R A3 := table_box R T den.
Definition run_A3 : run R A3 N := product_run N box_A3 q.

Lemma box_ns : ns_round box_A3.
Proof. exact: (@table_ns R 3 2 _ _ _ T den ok). Qed.
Lemma box_norm x : \sum_a box_A3 x a = 1.
Proof. exact: (@table_norm R 3 2 _ _ _ T den ok). Qed.

Lemma run_lawful : q + q <= 1 -> lawful q run_A3.
Proof.
by move=> q1; apply: product_lawful; first [exact: box_ns | exact: box_norm | rewrite lexx ler_subr_addr].
Qed.

Lemma run_D : 0 <= q -> q + q <= 1 -> D run_A3 0 (@whole N) =
  (\sum_(B : bits 2) (\prod_j (if B j then q else 1 - q)) * `|num R (score_A3 T (word B)) / num R den|) ^+ N.
Proof.
move=> q0 q1; have q01 : 0 <= q <= 1 by rewrite q0 (le_trans _ q1) // ler_addl.
rewrite product_D; try first [exact: box_ns | exact: box_norm | exact: q01].
by congr (_ ^+ _); apply: eq_bigr => B _; rewrite value_score //; apply: size_A3.
Qed.

Lemma run_acceptance eve : 0 <= q -> q + q <= 1 -> acceptance run_A3 0 (@whole N) eve =
  (\sum_(B : bits 2) (\prod_j (if B j then q else 1 - q)) * (num R (rights_A3 T (word B)) / num R den)) ^+ N.
Proof.
move=> q0 q1; have q01 : 0 <= q <= 1 by rewrite q0 (le_trans _ q1) // ler_addl.
rewrite product_acceptance; try first [exact: box_ns | exact: box_norm | exact: q01].
by congr (_ ^+ _); apply: eq_bigr => B _; rewrite sum_rights //; apply: size_A3.
Qed.
End Runs.

Theorem sanity_local : Sanity_local.
Proof.
move=> R N q q0 q1; have ok : box_check 3 local_box 1 by vm_compute.
exists (run_A3 N q local_box 1); split; first exact: run_lawful ok q1.
rewrite run_D // (sum_two_bits (fun w => `|num R (score_A3 local_box w) / num R 1|)).
have -> : score_A3 local_box [:: false; false] = 1 by vm_compute.
have -> : score_A3 local_box [:: false; true] = 1 by vm_compute.
have -> : score_A3 local_box [:: true; false] = 1 by vm_compute.
have -> : score_A3 local_box [:: true; true] = 0 by vm_compute.
rewrite num0 num1 divr1 mul0r normr0 normr1; congr (_ ^+ _); ring.
Qed.

Theorem sanity_honest : Sanity_honest.
Proof.
move=> R N; have ok : box_check 3 ghz_box (Z.of_nat 8) by vm_compute.
have q0 : 0 <= 1 / 2%:R :> R by rewrite divr_ge0 ?ler01 ?ler0n.
have q1 : 1 / 2%:R + 1 / 2%:R <= 1 :> R by rewrite le_eqVlt; apply/orP; left; apply/eqP; field.
exists (run_A3 N (1 / 2%:R) ghz_box (Z.of_nat 8)); split; first exact: run_lawful ok q1.
have n8 : num R (Z.of_nat 8) = 8%:R by [].
have n4 : num R (Z.of_nat 4) = 4%:R by [].
split=> [eve|].
  rewrite run_acceptance // (sum_two_bits (fun w => num R (rights_A3 ghz_box w) / num R (Z.of_nat 8))).
  have -> : rights_A3 ghz_box [:: false; false] = Z.of_nat 8 by vm_compute.
  have -> : rights_A3 ghz_box [:: false; true] = Z.of_nat 8 by vm_compute.
  have -> : rights_A3 ghz_box [:: true; false] = Z.of_nat 8 by vm_compute.
  have -> : rights_A3 ghz_box [:: true; true] = Z.of_nat 8 by vm_compute.
  by rewrite n8 -[RHS](expr1n _ N); congr (_ ^+ _); field.
rewrite run_D // (sum_two_bits (fun w => `|num R (score_A3 ghz_box w) / num R (Z.of_nat 8)|)).
have -> : score_A3 ghz_box [:: false; false] = Z.of_nat 4 by vm_compute.
have -> : score_A3 ghz_box [:: false; true] = Z.of_nat 4 by vm_compute.
have -> : score_A3 ghz_box [:: true; false] = Z.of_nat 4 by vm_compute.
have -> : score_A3 ghz_box [:: true; true] = - Z.of_nat 4 by vm_compute.
rewrite num_opp mulNr normrN n8 n4 ger0_norm ?divr_ge0 ?ler0n //; congr (_ ^+ _); by field.
Qed.

Theorem sanity_signalling : Sanity_signalling.
Proof.
move=> R P eP [_ [_ [ns _]]].
pose zero : {ffun 'I_1 -> {ffun party A3 -> bool}} := [ffun => [ffun => false]].
have := ns ord0 ord0 zero false true tt zero tt.
have e v c : P (set_device zero ord0 ord0 v) tt (set_device zero ord0 ord0 c) tt =
    ([:: c; false; false] == [:: false; v; false])%:R.
  have w u : word (set_device zero ord0 (ord0 : 'I_3) u ord0) = [:: u; false; false].
    rewrite /set_device put_same; apply: (@eq_from_nth _ false); rewrite size_word // => l l3.
    by rewrite -[l]/(nat_of_ord (Ordinal l3)) nth_word !ffunE; case: l l3 => [|[|[|l]]].
  by rewrite eP !w.
rewrite (eq_bigr _ (fun c _ => e false c)) (eq_bigr _ (fun c _ => e true c)) !big_bool /=.
by rewrite !addr0 add0r => /eqP; rewrite oner_eq0.
Qed.
