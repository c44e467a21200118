(* The theorems, and what they rest on: every line printed must be "Closed under the global context". *)
From Clinamen Require Import Statement Games AnyOrder Tree OneGo Secrecy A3 Chained Correlated Sanity.

Definition proved_Theorem_A_any_order : Theorem_A_any_order := theorem_A_any_order.
Definition proved_Theorem_A_tree : Theorem_A_tree := theorem_A_tree.
Definition proved_Theorem_A_one_go : Theorem_A_one_go := theorem_A_one_go.
Definition proved_Theorem_D : Theorem_D := theorem_D.
Definition proved_Theorem_A3 : Theorem_A3 := theorem_A3.
Definition proved_Theorem_A3_noiseless : Theorem_A3_noiseless := theorem_A3_noiseless.
Definition proved_Theorem_A2 : Theorem_A2 := theorem_A2.
Definition proved_Theorem_W : Theorem_W := theorem_W.
Definition proved_Theorem_W_A2 : Theorem_W_A2 := theorem_W_A2.
Definition proved_Sanity_local : Sanity_local := sanity_local.
Definition proved_Sanity_honest : Sanity_honest := sanity_honest.
Definition proved_Sanity_signalling : Sanity_signalling := sanity_signalling.

Print Assumptions proved_Theorem_A_any_order.
Print Assumptions proved_Theorem_A_tree.
Print Assumptions proved_Theorem_A_one_go.
Print Assumptions proved_Theorem_D.
Print Assumptions proved_Theorem_A3.
Print Assumptions proved_Theorem_A3_noiseless.
Print Assumptions proved_Theorem_A2.
Print Assumptions proved_Theorem_W.
Print Assumptions proved_Theorem_W_A2.
Print Assumptions proved_Sanity_local.
Print Assumptions proved_Sanity_honest.
Print Assumptions proved_Sanity_signalling.
