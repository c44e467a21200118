(* A gauge certificate of any XOR game with two settings a party, as lists: what `clinamen certify --coq` writes. *)
From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From Clinamen Require Import Statement Games Words.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Local Open Scope ring_scope.

(* For one word of bits: the setting, the right parity, the outcomes whose raw bit is 1, and the functionals of the certificate. *)
Notation entries := (seq (seq bool * seq bool * Z)).
Record context := Context { bits_of : seq bool; asked : seq bool; parity_of : bool; ones : seq (seq bool); plus_of : entries; minus_of : entries }.
Definition nowhere := Context [::] [::] false [::] [::] [::].
Definition at_bits (l : seq context) b := head nowhere [seq c <- l | bits_of c == b].
Definition listed (l : entries) : table := fun y a => foldr (fun e v => if (e.1.1 == y) && (e.1.2 == a) then e.2 else v) Z0 l.

Section Listed.
Variables (n m : nat) (contexts : seq context).
Definition asked_by b := asked (at_bits contexts b).
Definition right_by b a := xor a == parity_of (at_bits contexts b).
Definition raw_by b a := a \in ones (at_bits contexts b).
Definition listed_game := binary_game n m asked_by right_by raw_by.
Definition listed_gauge den top slack := Gauge den top (fun b => listed (plus_of (at_bits contexts b)))
  (fun b => listed (minus_of (at_bits contexts b))) (listed slack).
Definition listed_check den top slack := gauge_check n m asked_by right_by raw_by (listed_gauge den top slack).

(* Theorem_A_any_order with loss 2^m - top/den applies to the game. *)
Theorem listed_sound (R : realFieldType) den top slack : listed_check den top slack ->
  exists G, certificate (g := listed_game) (2%:R ^+ m - num R top / num R den) G.
Proof. by move=> ok; exists (gauge_functional R (k := raw_by) (listed_gauge den top slack)); exact: gauge_sound ok. Qed.
End Listed.
