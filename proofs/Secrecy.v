(* What D means to whoever uses the key: the factor 2. *)
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import ring.
From Clinamen Require Import Statement Sums Boxes Products Recursion Record Interleaved Bound.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Secrecy.
Variables (R : realFieldType) (g : game) (N : nat) (r : run R g N) (eps : R) (W K : nat) (C : code N K).
Variable eve : memory r -> {ffun 'I_N -> bits (nbits g)} -> {ffun 'I_N -> {set test g}} -> eve_in r.
Hypothesis lawf : lawful eps r.

Definition excess e0 b f k e := joint r C e0 (eve e0 b f) b f k e - any_key r C e0 (eve e0 b f) b f e / 2%:R ^+ K.

Lemma excess_sum e0 b f e : \sum_k excess e0 b f k e = 0.
Proof.
rewrite /excess big_split /= sumrN sumr_const card_ffun card_bool card_ord -[X in X *+ _]mulr1 -mulrnAr.
by rewrite -mulrA -natrX mulVf ?mulr1 ?subrr // pnatr_eq0 expn_eq0.
Qed.

Theorem distinguish yes : (forall e0 b f k e, 0 <= yes e0 b f k e <= 1) ->
  distinguishing r W C eve yes <= D r W C / 2%:R.
Proof.
move=> y01; have [w0 _] := lawf.
rewrite /distinguishing /D mulr_suml; apply: ler_sum => e0 _; rewrite -mulrA; apply: ler_wpmul2l => //.
rewrite mulr_suml; apply: ler_sum => b _; rewrite mulr_suml; apply: ler_sum => f _.
apply: le_trans (_ : (\sum_e \sum_k `|excess e0 b f k e|) / 2%:R <= _); last first.
  apply: ler_wpmul2r; first by rewrite invr_ge0 ler0n.
  exact: (le_max (fun y => \sum_e \sum_k `|joint r C e0 y b f k e - any_key r C e0 y b f e / 2%:R ^+ K|)).
rewrite mulr_suml; apply: ler_sum => e _.
have -> : (\sum_k `|excess e0 b f k e|) / 2%:R = \sum_k (`|excess e0 b f k e| + excess e0 b f k e) / 2%:R.
  by rewrite -mulr_suml big_split /= excess_sum addr0.
apply: ler_sum => k _; rewrite -/(excess e0 b f k e); have /andP [h0 h1] := y01 e0 b f k e.
set x := excess _ _ _ _ _; rewrite ler_pdivl_mulr ?ltr0n //; case: (lerP 0 x) => x0.
  rewrite ger0_norm // -mulrA; have -> : x + x = x * 2%:R by ring.
  by apply: ler_pimull => //; rewrite mulr_ge0 ?ler0n.
by rewrite ltr0_norm // addNr; apply: mulr_le0_ge0; rewrite ?ler0n //; apply: mulr_ge0_le0 => //; exact: ltW.
Qed.

Theorem guess_bound guess : guessing r W C eve guess <= acceptance r W C eve / 2%:R ^+ K + D r W C / 2%:R.
Proof.
pose yes e0 b f (k : bits K) e : R := (k == guess e0 b f e)%:R.
have y01 e0 b f k e : 0 <= yes e0 b f k e <= 1 by rewrite /yes; case: (_ == _); rewrite ?lexx ?ler01.
have := distinguish y01; rewrite -ler_subl_addl; apply: le_trans; rewrite le_eqVlt; apply/orP; left; apply/eqP.
rewrite /guessing /acceptance /distinguishing mulr_suml -sumrB; apply: eq_bigr => e0 _.
rewrite -mulrA -mulrBr; congr (_ * _); rewrite mulr_suml -sumrB; apply: eq_bigr => b _.
rewrite mulr_suml -sumrB; apply: eq_bigr => f _; rewrite mulr_suml -sumrB; apply: eq_bigr => e _.
rewrite (bigD1 (guess e0 b f e)) //= {1}/yes eqxx mul1r big1 ?addr0 // => k ne.
by rewrite /yes (negbTE ne) mul0r.
Qed.
End Secrecy.

Theorem theorem_D : Theorem_D.
Proof.
move=> R g N r eps W K C eve lawf _; split=> [yes y01|guess]; first exact: distinguish lawf _ y01.
exact: guess_bound lawf _.
Qed.
