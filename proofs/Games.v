(* The games of the program, and what Theorem A says of each. Like Statement.v, this does not depend on the proofs. *)
From mathcomp Require Import all_ssreflect all_algebra.
From Clinamen Require Import Statement.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(* ---- Games of n parties with binary settings and outcomes, and A3. A word is the list of all parties' values, or of all bits. ---- *)
Definition word n (x : {ffun 'I_n -> bool}) : seq bool := [seq x d | d <- enum 'I_n].
Definition binary_game n m (x : seq bool -> seq bool) (right k : seq bool -> seq bool -> bool) : game :=
  @Game [finType of 'I_n] [finType of bool] [finType of bool] [finType of unit] m
    (fun b => [ffun d : 'I_n => nth false (x (word b)) d])
    (fun b a => [set _ : unit | ~~ right (word b) (word a)]) (fun b a => k (word b) (word a)).
Definition xor (w : seq bool) := foldr addb false w.
(* Settings 111, 100, 010, 001, of which the bits choose the first two digits. 111 asks for even outcomes, the others for odd ones. *)
Definition A3 := binary_game 3 2 (fun b => rcons b (~~ xor b)) (fun b a => xor a == (b != [:: true; true]))
  (fun _ a => 1 < count id a)%N.

Definition Theorem_A3 := forall (R : realFieldType) N (r : run R A3 N) eps W, lawful eps r -> 0 <= eps ->
  bounded r W (eps ^+ 2 / 3%:R) /\ bounded_bits r W (eps ^+ 2 / 3%:R).
(* (A3) as printed: no wrong round; the real run is told from an ideal one with probability at most 1/2 + (1 - eps^2/3)^N / 4 *)
Definition Theorem_A3_noiseless := forall (R : realFieldType) N (r : run R A3 N) eps, lawful eps r -> 0 <= eps ->
  forall eve yes, (forall e0 b f k e, 0 <= yes e0 b f k e <= 1) ->
  (1 + distinguishing r 0 (@whole N) eve yes) / 2%:R <= 1 / 2%:R + (1 - eps ^+ 2 / 3%:R) ^+ N / 4%:R.

(* ---- A2, the chained game: two parties, 2^m settings each; CHSH for m = 1. The settings are the nodes of a cycle, Alice's (false) the
   even ones and Bob's the odd ones. The bits choose an edge, in any one-to-one way: node t and node t+1 are asked. The outcomes must be
   equal, but different at the edge that closes the cycle. The raw bit is Alice's outcome. ---- *)
Definition chained m (edge : bits m.+1 -> 'Z_(2 ^ m.+1)) : game :=
  @Game [finType of bool] [finType of 'Z_(2 ^ m.+1)] [finType of bool] [finType of unit] m.+1
    (fun b => [ffun d => if odd (edge b) == d then edge b else edge b + 1])
    (fun b a => [set _ : unit | a false (+) a true != (edge b == -1)])
    (fun _ a => a false).
Definition Theorem_A2 := forall (R : realFieldType) m edge, injective edge -> forall N (r : run R (@chained m edge) N) eps W,
  lawful eps r -> 0 <= eps -> bounded r W (eps ^+ m.+1) /\ bounded_bits r W (eps ^+ m.+1).

(* ---- Theorem W: a source that is correlated with the boxes, even more than classically. Its bits b are one more outcome of the
   non-signalling box, one without an input; the run has the settings that b says. Promise: whatever the settings and all outcomes,
   each round's bits have probability q at least, given those of earlier rounds. No wrong round, one bit. ---- *)
Section Correlated.
Variables (R : realFieldType) (g : game) (N : nat) (Z E : finType).
Definition joint_box := {ffun 'I_N -> inputs g} -> Z -> {ffun 'I_N -> bits (nbits g)} -> {ffun 'I_N -> outcomes g} -> E -> R.
Definition ns_joint_box (P : joint_box) :=
  (forall x z b a e, 0 <= P x z b a e) /\ (forall x z, \sum_b \sum_a \sum_e P x z b a e = 1) /\
  (forall i d x y y' z b a e, \sum_c P (set_device x i d y) z b (set_device a i d c) e =
                              \sum_c P (set_device x i d y') z b (set_device a i d c) e) /\
  (forall x z z' b a, \sum_e P x z b a e = \sum_e P x z' b a e).
(* The probability of outcomes a, and of b's bits in the rounds before round l. *)
Definition earlier (P : joint_box) x z (b : {ffun 'I_N -> bits (nbits g)}) a (l : nat) :=
  \sum_(b' : {ffun 'I_N -> bits (nbits g)} | [forall i : 'I_N, (i < l)%N ==> (b' i == b i)]) \sum_e P x z b' a e.
Definition promise_W q (P : joint_box) := forall x z b a (i : 'I_N), q * earlier P x z b a i <= earlier P x z b a i.+1.
Definition D_W (P : joint_box) := \sum_b \big[Num.max/0]_z \sum_e
  `|\sum_(a | failures b a == [ffun => set0]) (-1) ^+ (\big[addb/false]_i rawbit (b i) (a i)) * P (settings b) z b a e|.
End Correlated.
Definition Theorem_W := forall (R : realFieldType) g (q f : R) (S : bits (nbits g) -> functional R g),
  0 <= f -> (forall b, below (fun _ _ => 0) (S b)) ->
  (forall b, bounds (fun x a => f * total R x a - S b x a + q * \sum_b' S b' x a) b) ->
  forall N Z E (P : @joint_box R g N Z E), (0 < #|Z|)%N -> ns_joint_box P -> promise_W q P -> D_W P <= f ^+ N.
Definition Theorem_W_A2 := forall (R : realFieldType) m edge, injective edge -> forall (q : R), 0 <= q <= 1 ->
  forall N Z E (P : @joint_box R (@chained m edge) N Z E), (0 < #|Z|)%N -> ns_joint_box P -> promise_W q P -> D_W P <= (1 - q) ^+ N.
