(* What is proved, and of what. Nothing here depends on the proofs; a reader who checks these definitions against the paper
   and against docs/protocol.md need read no other file. Each theorem is a proposition: Theorems.v proves it.
   Probabilities are numbers of any ordered field R, such as the rationals or the reals; sets are finite. *)
From mathcomp Require Import all_ssreflect all_algebra.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(* ---- A game: m source bits choose the setting of a round; the outcomes are tested, and give one raw bit. ---- *)
Definition bits m := {ffun 'I_m -> bool}.

Record game := Game {
  party : finType; input : finType; output : finType;
  test : finType;   (* one for most games; several where one draw of bits sets several rounds *)
  nbits : nat;
  setting : bits nbits -> {ffun party -> input};
  failed : bits nbits -> {ffun party -> output} -> {set test};   (* none: the round is right *)
  rawbit : bits nbits -> {ffun party -> output} -> bool }.

(* f with the value at i replaced by v *)
Definition put (I : finType) T (f : {ffun I -> T}) i v : {ffun I -> T} := [ffun j => if j == i then v else f j].

Section Model.
Variables (R : realFieldType) (g : game).
Notation m := (nbits g).
Definition inputs := {ffun party g -> input g}.
Definition outcomes := {ffun party g -> output g}.

(* ---- One round: non-signalling boxes (not normalised) and functionals of them. ---- *)
Definition functional := inputs -> outcomes -> R.
Definition value (F P : functional) := \sum_x \sum_a F x a * P x a.
Definition ns_round (P : functional) :=
  (forall x a, 0 <= P x a) /\
  (forall d x y y' a, \sum_c P (put x d y) (put a d c) = \sum_c P (put x d y') (put a d c)).
Definition below (F G : functional) := forall P, ns_round P -> value F P <= value G P.
(* U: the total probability. N: right and raw bit 0, minus right and raw bit 1. *)
Definition total : functional := fun x _ => (x == setting [ffun => false])%:R.
Definition advantage b : functional := fun x a =>
  ((x == setting b) && (failed b a == set0))%:R * (-1) ^+ rawbit b a.
Definition bounds (G : functional) b := below (advantage b) G /\ below (fun x a => - advantage b x a) G.

(* ---- N rounds with boxes of their own, and Eve. ---- *)
Variable N : nat.
Definition box (Z E : finType) := {ffun 'I_N -> inputs} -> Z -> {ffun 'I_N -> outcomes} -> E -> R.
Definition set_device (T : Type) (x : {ffun 'I_N -> {ffun party g -> T}}) i d v := put x i (put (x i) d v).
Definition ns_box Z E (P : box Z E) :=
  (forall x z a e, 0 <= P x z a e) /\
  (forall x z, \sum_a \sum_e P x z a e = 1) /\
  (* what a device is asked reaches neither the other devices nor Eve *)
  (forall i d x y y' z a e, \sum_c P (set_device x i d y) z (set_device a i d c) e =
                            \sum_c P (set_device x i d y') z (set_device a i d c) e) /\
  (* what Eve measures does not reach the devices *)
  (forall x z z' a, \sum_e P x z a e = \sum_e P x z' a e).

(* ---- The source: bits come one after another, in any fixed order; it may react to which tests failed so far. ---- *)
Definition event := ('I_N * 'I_m + 'I_N)%type.        (* inl (i, j): bit j of round i is drawn; inr i: round i is measured *)
Definition entry := (bool + {set test g})%type.       (* what came of it: a bit, or the tests that failed *)
Definition source := seq entry -> R.                  (* the probability that the next bit is 1, given all that was before *)
Definition schedule (s : seq event) :=
  perm_eq s (enum [finType of event]) /\ forall i j, (index (inl (i, j)) s < index (inr i) s)%N.
Definition promise eps (p : source) := forall past, eps <= p past <= 1 - eps.

Fixpoint chance (p : source) (b : {ffun 'I_N -> bits m}) (f : {ffun 'I_N -> {set test g}}) (past : seq entry) (s : seq event) : R :=
  match s with
  | [::] => 1
  | inl (i, j) :: s' => (if b i j then p past else 1 - p past) * chance p b f (rcons past (inl (b i j))) s'
  | inr i :: s' => chance p b f (rcons past (inr (f i))) s'
  end.

(* ---- A run: Eve knows e0 from the start, of which source and boxes are functions; she measures last. ---- *)
Record run := Run {
  memory : finType; eve_in : finType; eve_out : finType;
  idle : eve_in;                                        (* Eve has at least one thing that she may measure *)
  weight : memory -> R;
  order : seq event;
  bit_of : memory -> source;
  box_of : memory -> box eve_in eve_out }.
Arguments weight : clear implicits.
Arguments bit_of : clear implicits.
Arguments box_of : clear implicits.
Definition lawful eps (r : run) :=
  (forall e0, 0 <= weight r e0) /\ \sum_e0 weight r e0 = 1 /\ schedule (order r) /\
  (forall e0, promise eps (bit_of r e0)) /\ forall e0, ns_box (box_of r e0).

(* The public record of a run: all source bits b, and which tests failed, f. Accepted iff at most W did. *)
Definition settings (b : {ffun 'I_N -> bits m}) := [ffun i => setting (b i)].
Definition failures (b : {ffun 'I_N -> bits m}) (a : {ffun 'I_N -> outcomes}) := [ffun i => failed (b i) (a i)].
Definition accepted W (f : {ffun 'I_N -> {set test g}}) := (\sum_i #|f i| <= W)%N.

(* The K output bits: the parity of the raw bits over a set of rounds each. Wrong rounds count, too. *)
Definition code K := 'I_K -> {set 'I_N}.
Definition whole : code 1 := fun _ => setT.
Definition keys K (C : code K) (b : {ffun 'I_N -> bits m}) (a : {ffun 'I_N -> outcomes}) : bits K :=
  [ffun l => \big[addb/false]_(i in C l) rawbit (b i) (a i)].
Definition codeword K (C : code K) (s : bits K) := [set i | \big[addb/false]_(l | s l) (i \in C l)].

Section Security.
Variables (r : run) (W K : nat) (C : code K).
(* P(b, f, k, e | e0, z) *)
Definition joint e0 z b f k e : R :=
  chance (bit_of r e0) b f [::] (order r) *
  \sum_(a | (failures b a == f) && (keys C b a == k)) box_of r e0 (settings b) z a e.
Definition any_key e0 z b f e : R := \sum_k joint e0 z b f k e.
(* P(accepted); it is the same for whatever Eve measures on which record *)
Definition acceptance (eve : memory r -> {ffun 'I_N -> bits m} -> {ffun 'I_N -> {set test g}} -> eve_in r) :=
  \sum_e0 weight r e0 * \sum_b \sum_(f | accepted W f) \sum_e any_key e0 (eve e0 b f) b f e.
(* D. Eve picks z when she knows the record. For one bit: the sum of max_z sum_e |P(r, k=0, e|z) - P(r, k=1, e|z)|. *)
Definition D := \sum_e0 weight r e0 * \sum_b \sum_(f | accepted W f)
  \big[Num.max/0]_z \sum_e \sum_k `|joint e0 z b f k e - any_key e0 z b f e / 2%:R ^+ K|.
(* Eve measures eve(record) and names guess(record, e): the probability that the run is accepted and she is right. *)
Definition guessing eve guess := \sum_e0 weight r e0 * \sum_b \sum_(f | accepted W f)
  \sum_e joint e0 (eve e0 b f) b f (guess e0 b f e) e.
(* Any test of (record, k, e), with values in [0, 1]: how much oftener it says yes to k than to uniform bits. *)
Definition distinguishing eve (yes : memory r -> {ffun 'I_N -> bits m} -> {ffun 'I_N -> {set test g}} -> bits K -> eve_out r -> R) :=
  \sum_e0 weight r e0 * \sum_b \sum_(f | accepted W f) \sum_e \sum_k
  yes e0 b f k e * (joint e0 (eve e0 b f) b f k e - any_key e0 (eve e0 b f) b f e / 2%:R ^+ K).
End Security.
End Model.
Arguments weight [R g N].
Arguments bit_of [R g N].
Arguments box_of [R g N].
Arguments joint [R g N] r [K].
Arguments any_key [R g N] r [K].
Arguments acceptance [R g N] r W [K].
Arguments guessing [R g N] r W [K].
Arguments distinguishing [R g N] r W [K].

(* ---- Hypotheses on a game: its certificates. loss: a round multiplies D by 1 - loss. ---- *)
Section Hypotheses.
Variables (R : realFieldType) (g : game).
Notation m := (nbits g).
(* (I) one list of functionals for every order of the bits *)
Definition certificate (L : R) (G : bits m -> functional R g) :=
  (forall b, bounds (G b) b) /\ below (fun x a => \sum_b G b x a) (fun x a => (2%:R ^+ m - L) * total R x a).
(* (I) the same per node of the tree of bits; c: the bits of the round so far, n: how many are left *)
Fixpoint admissible (eps : R) (n : nat) (c : seq bool) (G : functional R g) : Prop :=
  if n is n'.+1 then forall p, p = eps \/ p = 1 - eps -> exists G0 G1 : functional R g,
    admissible eps n' (rcons c false) G0 /\ admissible eps n' (rcons c true) G1 /\
    below (fun x a => (1 - p) * G0 x a + p * G1 x a) G
  else bounds G [ffun j : 'I_m => nth false c j].
(* (S) functionals that depend on what the source does in the round, given the past *)
Definition branch (q : seq bool -> R) (b : bits m) :=
  \prod_(j < m) let c := q [seq b j' | j' <- take j (enum 'I_m)] in if b j then c else 1 - c.
Definition certificates (eps loss : R) := forall q, (forall past, eps <= q past <= 1 - eps) ->
  exists G : bits m -> functional R g, (forall b, bounds (G b) b) /\
    below (fun x a => \sum_b branch q b * G b x a) (fun x a => (1 - loss) * total R x a).
End Hypotheses.
(* schedules: every round's bits in their order, other rounds' between them or not; every round's bits in one go *)
Definition in_order g N (s : seq (event g N)) := forall i (j j' : 'I_(nbits g)), (j < j')%N -> (index (inl (i, j)) s < index (inl (i, j')) s)%N.
Definition in_one_go g N (s : seq (event g N)) := exists t : seq ('I_N + 'I_N), s = flatten
  [seq match u with inl i => [seq inl (i, j) | j <- enum 'I_(nbits g)] | inr i => [:: inr i] end | u <- t].

(* ---- Theorem A. Noise: any z will do, the best depends on N and W; W = 0 allows z = 0. ---- *)
Section Bounded.
Variables (R : realFieldType) (g : game) (N : nat) (r : run R g N) (W : nat) (loss : R).
Definition bounded := forall z, 0 <= z <= 1 -> z ^+ W * D r W (@whole N) <= (1 - (1 - z) * loss) ^+ N.
(* many bits: a sum over the nonzero codewords c, each with a z of its own, of z^-W (1 - (1-z) loss)^weight(c) *)
Definition bounded_bits := forall K (C : code N K) (z : bits K -> R), (forall s, 0 <= z s <= 1 /\ z s ^+ W != 0) ->
  D r W C <= \sum_(s | s != [ffun => false]) (1 - (1 - z s) * loss) ^+ #|codeword C s| / z s ^+ W.
End Bounded.

Definition Theorem_A_any_order := forall (R : realFieldType) g L G, @certificate R g L G ->
  forall N (r : run R g N) eps W, lawful eps r -> 0 <= eps ->
  bounded r W (eps ^+ nbits g * L) /\ bounded_bits r W (eps ^+ nbits g * L).
Definition Theorem_A_tree := forall (R : realFieldType) g eps loss,
  @admissible R g eps (nbits g) [::] (fun x a => (1 - loss) * total R x a) ->
  forall N (r : run R g N) W, lawful eps r -> 0 <= eps -> in_order (order r) -> bounded r W loss /\ bounded_bits r W loss.
Definition Theorem_A_one_go := forall (R : realFieldType) g eps loss, @certificates R g eps loss ->
  forall N (r : run R g N) W, lawful eps r -> 0 <= eps -> in_one_go (order r) -> bounded r W loss /\ bounded_bits r W loss.

(* What D means: no test tells the key from uniform bits with more than D/2, no guess of it is right with more than
   2^-K P(accepted) + D/2. (C6) of the paper asks for the real or the ideal run to be named, which is right 1/2 + D/4 of the time. *)
Definition Theorem_D := forall (R : realFieldType) g N (r : run R g N) eps W K (C : code N K) eve, lawful eps r -> 0 <= eps ->
  (forall yes, (forall e0 b f k e, 0 <= yes e0 b f k e <= 1) -> distinguishing r W C eve yes <= D r W C / 2%:R) /\
  (forall guess, guessing r W C eve guess <= acceptance r W C eve / 2%:R ^+ K + D r W C / 2%:R).
