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
