(* The certificate of A3: 24 numbers, by orbit. A party with setting y and outcome a has the code 2y + a. *)
From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import ring zify ssrZ.
From Clinamen Require Import Statement Games Sums Boxes Record Interleaved Bound AnyOrder Secrecy Words.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition codes (y a : seq bool) : seq nat := [seq (nat_of_bool p.1).*2 + nat_of_bool p.2 | p <- zip y a]%nat.
Definition entry_of (t : seq (seq nat * nat)) (c : seq nat) : Z := Z.of_nat (foldr (fun e v => if e.1 == c then e.2 else v) 0%nat t).
(* 111 and the slack: the sorted codes *)
Definition all_alike t : table := fun y a => entry_of t (sort leq (codes y a)).
(* 100, 010, 001: the code of the party that is asked for 1, then the sorted codes of the others *)
Definition one_apart t (d : nat) : table := fun y a =>
  let c := codes y a in entry_of t (nth 0%nat c d :: sort leq (take d c ++ drop d.+1 c)).

Definition plus_111 := [:: ([:: 0; 0; 0], 2); ([:: 1; 1; 1], 2); ([:: 0; 1; 3], 1); ([:: 1; 2; 3], 1); ([:: 2; 3; 3], 4)]%nat.
Definition minus_111 := [:: ([:: 1; 1; 2], 2); ([:: 0; 2; 2], 2); ([:: 2; 2; 2], 2); ([:: 3; 3; 3], 2)]%nat.
Definition plus_100 := [:: ([:: 2; 0; 0], 2); ([:: 3; 1; 1], 4); ([:: 1; 1; 2], 1); ([:: 0; 1; 3], 1); ([:: 3; 1; 3], 1);
  ([:: 3; 2; 2], 2)]%nat.
Definition minus_100 := [:: ([:: 3; 0; 0], 4); ([:: 2; 0; 1], 5); ([:: 0; 0; 2], 1); ([:: 1; 0; 3], 1); ([:: 3; 0; 2], 1);
  ([:: 1; 2; 2], 2); ([:: 0; 3; 3], 2); ([:: 2; 2; 3], 1)]%nat.
Definition slack_A3 := [:: ([:: 0; 1; 3], 1)]%nat.

Definition by_setting (alike apart : seq (seq nat * nat)) (b : seq bool) : table :=
  if b == [:: true; true] then all_alike alike else one_apart apart (index true (rcons b (~~ xor b))).
Definition gauge_A3 := Gauge (Z.of_nat 3) (Z.of_nat 11) (by_setting plus_111 plus_100) (by_setting minus_111 minus_100) (all_alike slack_A3).

Lemma gauge_A3_checks : gauge_check 3 2 (fun b => rcons b (~~ xor b)) (fun b a => xor a == (b != [:: true; true]))
  (fun _ a => 1 < count id a)%nat gauge_A3.
Proof. by vm_compute. Qed.

Lemma certificate_A3 (R : realFieldType) : exists G, certificate (g := A3) (1 / 3%:R : R) G.
Proof.
have := gauge_sound R gauge_A3_checks; set L := _ - _; have -> : L = 1 / 3%:R.
  rewrite /L /= /num; have -> : (int_of_Z (Z.of_nat 11))%:~R = 11%:R :> R by [].
  have -> : (int_of_Z (Z.of_nat 3))%:~R = 3%:R :> R by []. by field.
by move=> c; exists (gauge_functional R (k := fun _ a => 1 < count id a)%nat gauge_A3).
Qed.

Theorem theorem_A3 : Theorem_A3.
Proof.
move=> R N r eps W lawf eps0; have [G c] := certificate_A3 R.
have -> : eps ^+ 2 / 3%:R = eps ^+ nbits A3 * (1 / 3%:R) by rewrite mul1r.
exact: theorem_A_any_order c _ _ _ _ lawf eps0.
Qed.

Theorem theorem_A3_noiseless : Theorem_A3_noiseless.
Proof.
move=> R N r eps lawf eps0 eve yes y01; have [one _] := theorem_A3 0%nat lawf eps0.
have [d _] := theorem_D 0%nat (@whole N) eve lawf eps0; have {}d := d yes y01.
have := one 0; rewrite lexx ler01 expr0 mul1r subr0 mul1r => /(_ isT) b.
rewrite mulrDl ler_add2l; have -> : (1 - eps ^+ 2 / 3%:R) ^+ N / 4%:R = (1 - eps ^+ 2 / 3%:R) ^+ N / 2%:R / 2%:R by field.
have h0 : 0 <= 2%:R^-1 :> R by rewrite invr_ge0 ler0n.
by apply: ler_wpmul2r => //; apply: le_trans d _; apply: ler_wpmul2r.
Qed.
