(* The theorems, and what they rest on: every line printed must be "Closed under the global context". *)
From Clinamen Require Import Statement Games AnyOrder Tree OneGo Secrecy A3 Chained.

Definition proved_A_any_order : Theorem_A_any_order := theorem_A_any_order.
Definition proved_A_tree : Theorem_A_tree := theorem_A_tree.
Definition proved_A_one_go : Theorem_A_one_go := theorem_A_one_go.
Definition proved_D : Theorem_D := theorem_D.
Definition proved_A3 : Theorem_A3 := theorem_A3.
Definition proved_A3_noiseless : Theorem_A3_noiseless := theorem_A3_noiseless.
Definition proved_A2 : Theorem_A2 := theorem_A2.

Print Assumptions proved_A_any_order.
Print Assumptions proved_A_tree.
Print Assumptions proved_A_one_go.
Print Assumptions proved_D.
Print Assumptions proved_A3.
Print Assumptions proved_A3_noiseless.
Print Assumptions proved_A2.
