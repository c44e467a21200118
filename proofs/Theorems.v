(* The theorems, and what they rest on: every line printed must be "Closed under the global context". *)
From Clinamen Require Import Statement AnyOrder Tree OneGo Secrecy.

Definition proved_A_any_order : Theorem_A_any_order := theorem_A_any_order.
Definition proved_A_tree : Theorem_A_tree := theorem_A_tree.
Definition proved_A_one_go : Theorem_A_one_go := theorem_A_one_go.
Definition proved_D : Theorem_D := theorem_D.

Print Assumptions proved_A_any_order.
Print Assumptions proved_A_tree.
Print Assumptions proved_A_one_go.
Print Assumptions proved_D.
