(* A2: the certificate of the chained game, for every length of the chain. *)
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import ring.
From Clinamen Require Import Statement Games Sums Boxes Record Interleaved Bound AnyOrder.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition two (u w : bool) : {ffun bool -> bool} := [ffun d => if d then w else u].
Lemma two_false u w : two u w false = u. Proof. by rewrite ffunE. Qed.
Lemma two_true u w : two u w true = w. Proof. by rewrite ffunE. Qed.

Lemma sum_two (V : zmodType) (h : {ffun bool -> bool} -> V) :
  \sum_a h a = (h (two false false) + h (two false true)) + (h (two true false) + h (two true true)).
Proof.
rewrite (reindex (fun p : bool * bool => two p.1 p.2)) /=.
  rewrite -(pair_bigA _ (fun u w => h (two u w))) /= !big_bool /= addrC; congr (_ + _); exact: addrC.
exists (fun a : {ffun bool -> bool} => (a false, a true)) => [[u w] _|a _] /=; first by rewrite two_false two_true.
by apply/ffunP => d; rewrite ffunE /=; case: d.
Qed.

Lemma natr1 (S : ringType) k : k%:R + 1 = k.+1%:R :> S.
Proof. by rewrite -addn1 natrD. Qed.

(* Distances along a path. *)
Lemma path_bound (R : realFieldType) (v w : nat -> R) i j : (i <= j)%N ->
  (forall l, (i <= l < j)%N -> `|v l - v l.+1| <= w l) -> `|v i - v j| <= \sum_(i <= l < j) w l.
Proof.
move=> ij; rewrite -(subnKC ij); elim: (j - i)%N => [|k IH] h.
  by rewrite addn0 subrr normr0 big_geq.
have -> : v i - v (i + k.+1)%N = (v i - v (i + k)%N) + (v (i + k)%N - v (i + k).+1) by rewrite addnS subrKA.
rewrite addnS big_nat_recr /= ?leq_addr //; apply: le_trans (ler_norm_add _ _) _; apply: ler_add.
  by apply: IH => l /andP [h1 h2]; apply: h; rewrite h1 addnS ltnS ltnW.
by apply: h; rewrite leq_addr addnS ltnS leqnn.
Qed.

Section Chained.
Variables (R : realFieldType) (m : nat) (edge : bits m.+1 -> 'Z_(2 ^ m.+1)).
Hypothesis edge_inj : injective edge.
Notation n := (2 ^ m.+1)%N.
Notation g := (@chained m edge).
Notation F := (functional R g).

Lemma n_gt1 : (1 < n)%N. Proof. by rewrite -{1}(expn0 2) ltn_exp2l. Qed.
Lemma cast_n : ((Zp_trunc n).+2 = n)%N. Proof. exact: Zp_cast n_gt1. Qed.

Lemma odd_succ (t : 'Z_n) : odd (t + 1 : 'Z_n) = ~~ odd t.
Proof.
have ev : odd (Zp_trunc n).+2 = false by rewrite cast_n oddX.
by rewrite [LHS]odd_mod // oddD [odd (1%R : 'Z_n)]odd_mod // addbT.
Qed.

Section Box.
Variable P : F.
Hypothesis nsP : ns_round P.

Definition ask (t : 'Z_n) : inputs g := [ffun d : bool => if odd t == d then t else t + 1].
(* The probability of outcome 0 at a node, whatever the other party is asked. *)
Definition node (t : 'Z_n) := \sum_(a : outcomes g) (~~ a (odd t))%:R * P (ask t) a.
Lemma node_any (t : 'Z_n) (y : inputs g) : y (odd t) = t -> \sum_(a : outcomes g) (~~ a (odd t))%:R * P y a = node t.
Proof.
move=> yt; have -> : y = put (ask t) (~~ odd t) (y (~~ odd t)).
  apply/ffunP => d; rewrite !ffunE; case: (eqVneq d (~~ odd t)) => [->//|].
  by case: (odd t) yt; case: d => //= ->.
rewrite /node; apply: (sum_inner (i := ~~ odd t)) => a.
have e u : \sum_c (~~ (put a (~~ odd t) c) (odd t))%:R * P (put (ask t) (~~ odd t) u) (put a (~~ odd t) c) =
    (~~ a (odd t))%:R * \sum_c P (put (ask t) (~~ odd t) u) (put a (~~ odd t) c).
  by rewrite mulr_sumr; apply: eq_bigr => c _; rewrite put_other //; case: (odd t).
have [_ ns] := nsP.
transitivity ((~~ a (odd t))%:R * \sum_c P (put (ask t) (~~ odd t) (y (~~ odd t))) (put a (~~ odd t) c)); first exact: e.
rewrite -[in RHS](put_id (ask t) (~~ odd t)) e; congr (_ * _); exact: ns.
Qed.

Definition wrong (t : 'Z_n) := \sum_(a : outcomes g) (a false (+) a true != (t == -1))%:R * P (ask t) a.
Definition lead (t : 'Z_n) := \sum_(a : outcomes g) (a false (+) a true == (t == -1))%:R * ((-1) ^+ a false * P (ask t) a).
Definition one := value (@total R g) P.

Lemma one_ask (t : 'Z_n) : \sum_a P (ask t) a = one.
Proof. by rewrite /one (value_total (ask t)). Qed.

Lemma other_node (t : 'Z_n) : \sum_(a : outcomes g) (~~ a (~~ odd t))%:R * P (ask t) a = node (t + 1).
Proof. by rewrite -odd_succ node_any // ffunE odd_succ; case: (odd t). Qed.

Ltac abs := repeat match goal with |- context [P ?y ?a] => generalize (P y a) => ? end.
(* The two marginals of an edge. *)
Lemma marginals (t : 'Z_n) : exists p00 p01 p10 p11, [/\ 0 <= p00 /\ 0 <= p01, 0 <= p10 /\ 0 <= p11,
  one = p00 + p01 + p10 + p11, node t + node (t + 1) = 2%:R * p00 + p01 + p10 &
  if t == -1 then wrong t = p00 + p11 /\ lead t = p01 - p10 else wrong t = p01 + p10 /\ lead t = p00 - p11] /\
  node t - node (t + 1) = (if odd t then p10 - p01 else p01 - p10).
Proof.
have [pos _] := nsP.
exists (P (ask t) (two false false)), (P (ask t) (two false true)), (P (ask t) (two true false)), (P (ask t) (two true true)).
have e0 : node t + node (t + 1) = 2%:R * P (ask t) (two false false) + P (ask t) (two false true) + P (ask t) (two true false).
  rewrite -other_node /node !sum_two; case: (odd t); rewrite !(two_false, two_true) /= ?mul1r ?mul0r; abs; ring.
split; first split.
- by split; apply: pos.
- by split; apply: pos.
- by rewrite -(one_ask t) sum_two !addrA.
- exact: e0.
- rewrite /wrong /lead !sum_two; case: (t == -1); rewrite !(two_false, two_true) /= ?expr0 ?expr1 ?mul1r ?mul0r; abs; split; ring.
by rewrite -other_node /node !sum_two; case: (odd t); rewrite !(two_false, two_true) /= ?mul1r ?mul0r; abs; ring.
Qed.

Lemma edge_step (t : 'Z_n) : t != -1 -> `|node t - node (t + 1)| <= wrong t /\ lead t = node t + node (t + 1) - one.
Proof.
move=> /negbTE t1; have [p00 [p01 [p10 [p11 [[[h1 h2] [h3 h4] eo en]]]]]] := marginals t.
rewrite t1 => -[ew el] ed; split; last by rewrite el en eo; ring.
rewrite ew ed; case: (odd t); apply: le_trans (ler_norm_sub _ _) _; rewrite !ger0_norm //.
by rewrite addrC.
Qed.

Lemma edge_close : `|node (-1) + node 0 - one| <= wrong (-1) /\ lead (-1) = node 0 - node (-1).
Proof.
have [p00 [p01 [p10 [p11 [[[h1 h2] [h3 h4] eo en]]]]]] := marginals (-1).
have od : odd (-1 : 'Z_n) by have := odd_succ (-1); rewrite addNr /= => /esym/negbFE.
rewrite eqxx od addNr in en * => -[ew el] ed; split; last by rewrite el -[RHS]opprB ed; ring.
have -> : node (-1) + node 0 - one = p00 - p11 by rewrite en eo; ring.
by rewrite ew; apply: le_trans (ler_norm_sub _ _) _; rewrite !ger0_norm.
Qed.

Lemma lead_right t : `|lead t| <= one - wrong t.
Proof.
have [p00 [p01 [p10 [p11 [[[h1 h2] [h3 h4] eo _]]]]]] := marginals t; rewrite eo.
case: (t == -1) => -[-> ->] _; apply: le_trans (ler_norm_sub _ _) _; rewrite !ger0_norm //;
  rewrite le_eqVlt; apply/orP; left; apply/eqP; ring.
Qed.

Let v l := node (l%:R).
Let w l := wrong (l%:R).

Lemma last_node : (n.-1)%:R = -1 :> 'Z_n.
Proof. by apply/eqP; rewrite -subr_eq0 opprK natr1 prednK ?(ltnW n_gt1) // char_Zp // n_gt1. Qed.

Lemma inner_edge l : (l < n.-1)%N -> l%:R != -1 :> 'Z_n.
Proof.
move=> ln; apply/eqP => e; have : l.+1%:R = 0 :> 'Z_n by rewrite -natr1 e addNr.
move/(congr1 (@nat_of_ord _)); rewrite val_Zp_nat ?n_gt1 // modn_small //.
by rewrite -[X in (_ < X)%N](prednK (ltnW n_gt1)) ltnS.
Qed.

Lemma steps i j : (i <= j <= n.-1)%N -> `|v i - v j| <= \sum_(i <= l < j) w l.
Proof.
move=> /andP [ij jn]; apply: path_bound => // l /andP [_ lj].
have [] := edge_step (inner_edge (leq_trans lj jn)).
by rewrite natr1.
Qed.

Definition all_wrong := \sum_(t : 'Z_n) wrong t.
Lemma all_wrong_nat : all_wrong = \sum_(0 <= l < n) w l.
Proof.
rewrite -{1}cast_n big_mkord /all_wrong; apply: eq_bigr => t _.
by rewrite /w natr_Zp.
Qed.

Lemma lead_others t : `|lead t| <= all_wrong - wrong t.
Proof.
have tn : (t < n)%N by rewrite -[X in (_ < X)%N]cast_n.
have n0 : (0 < n)%N := ltnW n_gt1.
rewrite all_wrong_nat -(prednK n0) big_nat_recr //= {2}/w last_node.
case: (eqVneq t (-1)) => [->|t1].
  have [_ ->] := edge_close; rewrite addrK.
  by have := steps (i := 0) (j := n.-1); rewrite leqnn /v last_node => /(_ isT).
have [_ ->] := edge_step t1; have [hc _] := edge_close.
have tn1 : (t < n.-1)%N.
  have : (t <= n.-1)%N by rewrite -ltnS prednK.
  rewrite leq_eqVlt => /orP [/eqP e|//].
  by case/eqP: t1; rewrite -last_node -e natr_Zp.
rewrite (big_cat_nat _ (n := t)) //=; last exact: ltnW.
rewrite (big_ltn tn1) [w t]/w natr_Zp.
set A := \sum_(0 <= l < t) w l; set B := \sum_(t.+1 <= l < n.-1) w l.
have -> : A + (wrong t + B) + wrong (-1) - wrong t = A + B + wrong (-1) by ring.
have h1 : `|v 0 - v t| <= A by apply: steps; rewrite leq0n ltnW.
have h2 : `|v t.+1 - v n.-1| <= B by apply: steps; rewrite tn1 leqnn.
have e1 : v t = node t by rewrite /v natr_Zp.
have e2 : v t.+1 = node (t + 1) by rewrite /v -natr1 natr_Zp.
have e3 : v n.-1 = node (-1) by rewrite /v last_node.
rewrite e1 distrC in h1; rewrite e2 e3 in h2.
have gen (x y p q o : R) : x + y - o = (x - p) + (y - q) + (q + p - o) by ring.
rewrite (gen _ _ (node 0) (node (-1))).
by apply: le_trans (ler_norm_add _ _) _; apply: ler_add => //; apply: le_trans (ler_norm_add _ _) _; apply: ler_add.
Qed.
End Box.

(* ---- The functionals. ---- *)
Definition wrong_at b : F := fun y a => (y == setting (g := g) b)%:R * (a false (+) a true != (edge b == -1))%:R.
Definition gauge_chained b : F := fun y a =>
  (1 - n%:R^-1) * total R (g := g) y a + n%:R^-1 * (\sum_b' wrong_at b' y a) - wrong_at b y a.

Lemma edge_bij : bijective edge.
Proof.
apply: inj_card_bij => //; rewrite card_ord cast_n card_ffun card_bool card_ord //.
Qed.

Lemma value_wrong b P : ns_round P -> value (wrong_at b) P = wrong P (edge b).
Proof. by move=> nsP; rewrite value_at. Qed.

Lemma value_lead b P : ns_round P -> value (advantage R (g := g) b) P = lead P (edge b).
Proof.
move=> nsP; rewrite /lead (_ : value _ _ = value (fun y a => (y == setting (g := g) b)%:R *
   ((a false (+) a true == (edge b == -1))%:R * (-1) ^+ a false)) P).
  by rewrite value_at; apply: eq_bigr => a _; rewrite mulrA.
apply: eq_value => y a; rewrite /advantage -mulnb natrM -mulrA; congr (_ * (_%:R * _)).
congr nat_of_bool; apply/eqP/idP => [/setP/(_ tt)|e]; first by rewrite !inE => /negbFE.
by apply/setP => u; rewrite !inE (eqP e) eqxx.
Qed.

Lemma value_all P : ns_round P -> value (fun y a => \sum_b' wrong_at b' y a) P = all_wrong P.
Proof.
move=> nsP; rewrite value_sum /all_wrong (reindex edge) /=; last exact/onW_bij/edge_bij.
by apply: eq_bigr => b _; exact: value_wrong.
Qed.

Lemma value_gauge b P : ns_round P ->
  value (gauge_chained b) P = (1 - n%:R^-1) * one P + n%:R^-1 * all_wrong P - wrong P (edge b).
Proof.
move=> nsP; rewrite -value_all // -(value_wrong _ nsP) /one.
by rewrite -!value_scale -value_add -value_sub.
Qed.

Theorem certificate_chained : certificate (g := g) 1 gauge_chained.
Proof.
have n0 : n%:R != 0 :> R by rewrite pnatr_eq0 -lt0n ltnW // n_gt1.
have i0 : 0 <= n%:R^-1 :> R by rewrite invr_ge0 ler0n.
have i1 : 0 <= 1 - n%:R^-1 :> R.
  by rewrite subr_ge0 invf_le1 ?ler1n ?ltr0n ltnW // n_gt1.
split=> [b|P nsP].
  apply/withinP => P nsP; rewrite value_lead // value_gauge //.
  have h1 := ler_wpmul2l i1 (lead_right nsP (edge b)); have h2 := ler_wpmul2l i0 (lead_others nsP (edge b)).
  have := ler_add h1 h2; move: `|_| (one _) (all_wrong _) (wrong _ _) n%:R^-1 => L o a u q.
  by congr (_ <= _); ring.
rewrite value_scale value_sum; rewrite (eq_bigr _ (fun b _ => value_gauge b nsP)) big_split /= sumrN.
have -> : \sum_b wrong P (edge b) = all_wrong P by rewrite /all_wrong (reindex edge) //=; exact/onW_bij/edge_bij.
rewrite sumr_const card_ffun card_bool card_ord -natrX.
rewrite -/(one P); move: (one P) (all_wrong P) => o a.
have -> : ((1 - n%:R^-1) * o + n%:R^-1 * a) *+ n = (n%:R - 1) * o + a by rewrite -mulr_natl; field.
by rewrite addrK.
Qed.
End Chained.

Theorem theorem_A2 : Theorem_A2.
Proof.
move=> R m edge inj N r eps W lawf eps0; have := certificate_chained R inj => c.
have -> : eps ^+ m.+1 = eps ^+ nbits (chained edge) * 1 by rewrite mulr1.
exact: (theorem_A_any_order c _ lawf eps0).
Qed.
