(* Games of binary settings and outcomes: functionals as tables of integers, compared by computation. *)
From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import ring zify ssrZ.
Delimit Scope nat_scope with N.
From Clinamen Require Import Statement Games Sums Boxes Interleaved.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(* ---- What is computed. A table gives an integer for the words of settings and of outcomes. ---- *)
Definition table := seq bool -> seq bool -> Z.
Fixpoint words n : seq (seq bool) := if n is n'.+1 then [seq c :: w | c <- [:: false; true], w <- words n'] else [:: [::]].
(* The same value on every non-signalling box: party d's outcome 0 at setting 1 is written by its other probabilities. *)
Definition reduced d (F : table) : table := fun y b =>
  let G := F (set_nth false y d true) (set_nth false b d false) in F y b + (if nth false y d then - G else G).
Definition all_reduced n (F : table) : table := foldr reduced F (iota 0 n).
Definition vanishes n (F : table) := all (fun y => all (fun b => Z.eqb (all_reduced n F y b) 0) (words n)) (words n).

(* A certificate for the game of n parties and m bits: G_b = N_b + plus_b/den = -N_b + minus_b/den, sum G_b + slack/den = (top/den) U. *)
Record gauge := Gauge { den : Z; top : Z; plus : seq bool -> table; minus : seq bool -> table; slack : table }.
Section Check.
Variables (n m : nat) (x : seq bool -> seq bool) (right k : seq bool -> seq bool -> bool) (c : gauge).
Definition sign_at b : table := fun y a => if (y == x b) && right b a then (if k b a then -1 else 1) else 0.
Definition sum_words (F : seq bool -> Z) : Z := foldr (fun b s => F b + s) 0 (words m).
Definition unit_at : table := fun y _ => if y == x (nseq m false) then 1 else 0.
Definition nonneg (F : table) := all (fun y => all (fun b => Z.leb 0 (F y b)) (words n)) (words n).
Definition gauge_check :=
  [&& Z.ltb 0 (den c), all (fun b => size (x b) == n) (words m),
   all (fun b => [&& nonneg (plus c b), nonneg (minus c b) &
     vanishes n (fun y a => den c * sign_at b y a + den c * sign_at b y a + plus c b y a - minus c b y a)]) (words m), nonneg (slack c) &
   vanishes n (fun y a => sum_words (fun b => den c * sign_at b y a + plus c b y a) + slack c y a - top c * unit_at y a)].
End Check.

(* ---- Why that is enough. ---- *)
Section Sound.
Variable R : realFieldType.

Definition num (v : Z) : R := (int_of_Z v)%:~R.
Lemma num_add u v : num (u + v) = num u + num v. Proof. by rewrite /num rmorphD rmorphD. Qed.
Lemma num_opp u : num (- u) = - num u. Proof. by rewrite /num rmorphN rmorphN. Qed.
Lemma num_mul u v : num (u * v) = num u * num v. Proof. by rewrite /num rmorphM rmorphM. Qed.
Lemma num0 : num 0 = 0. Proof. by []. Qed.
Lemma num1 : num 1 = 1. Proof. by []. Qed.
Lemma num_ge0 v : Z.leb 0 v -> 0 <= num v.
Proof. by case: v => [|v|v] //= _; rewrite /num ler0z. Qed.
Lemma num_gt0 v : Z.ltb 0 v -> 0 < num v.
Proof. by case: v => [|v|v] //= _; rewrite /num ltr0z /=; lia. Qed.

Variable n : nat.
Lemma size_word (w : {ffun 'I_n -> bool}) : size (word w) = n.
Proof. by rewrite size_map size_enum_ord. Qed.

Lemma nth_word (w : {ffun 'I_n -> bool}) (d : 'I_n) : nth false (word w) d = w d.
Proof. by rewrite (nth_map d) ?size_enum_ord // nth_ord_enum. Qed.

Lemma mem_words (s : seq bool) : size s = n -> s \in words n.
Proof.
move: n; elim: s => [|c s IH] [|k] //= [e]; rewrite mem_cat; case: c; rewrite ?map_f ?orbT ?IH //=.
by rewrite cats0 map_f ?orbT ?IH.
Qed.

Lemma word_put (w : {ffun 'I_n -> bool}) (d : 'I_n) v : set_nth false (word w) d v = word (put w d v).
Proof.
apply: (@eq_from_nth _ false); rewrite size_set_nth !size_word; first by apply/maxn_idPr.
move=> l; rewrite (maxn_idPr (ltn_ord d)) => ln; rewrite nth_set_nth /= -[l]/(nat_of_ord (Ordinal ln)) !nth_word ffunE.
by rewrite -val_eqE.
Qed.

Variables (m : nat) (x : seq bool -> seq bool) (right k : seq bool -> seq bool -> bool).
Notation g := (binary_game n m x right k).
Notation F := (functional R g).
Definition fn (T : table) : F := fun y a => num (T (word y) (word a)).

Lemma value_reduced (T : table) (d : 'I_n) P : ns_round P -> value (fn (reduced d T)) P = value (fn T) P.
Proof.
move=> [_ ns].
pose H (y : inputs g) (a : outcomes g) := num (T (word (put y d true)) (word (put a d false))).
pose f (y : inputs g) : R := \sum_a H y a * P y a.
have fd y v : f (put y d v) = f y.
  apply: (sum_inner (i := d)) => a.
  have e u : \sum_t H (put y d u) (put a d t) * P (put y d u) (put a d t) = H y a * \sum_t P (put y d u) (put a d t).
    by rewrite mulr_sumr; apply: eq_bigr => t _; rewrite /H !put_put.
  by rewrite -[in RHS](put_id y d) !e; congr (_ * _); apply: ns.
have -> : value (fn (reduced d T)) P = value (fn T) P + \sum_(y : inputs g) (if y d then - f y else f y).
  rewrite /value -big_split; apply: eq_bigr => y _ /=.
  have -> : (if y d then - f y else f y) = \sum_a (if y d then - (H y a * P y a) else H y a * P y a).
    by rewrite /f; case: (y d); rewrite ?sumrN.
  rewrite -big_split; apply: eq_bigr => a _ /=; rewrite /fn /reduced num_add mulrDl; congr (_ + _).
  by rewrite nth_word !word_put; case: (y d); rewrite ?num_opp ?mulNr.
suff -> : \sum_(y : inputs g) (if y d then - f y else f y) = 0 by rewrite addr0.
apply/eqP; rewrite -[_ == 0](mulrn_eq0 _ 2) mulr2n {2}(reindex_inj (h := fun y : inputs g => put y d (~~ y d))) /=.
  rewrite -big_split /= big1 // => y _; rewrite fd put_same; case: (y d) => /=; first exact: addNr.
  exact: addrN.
move=> y y' e; apply/ffunP => d'; case: (d' =P d) => [->|/eqP dd].
  by move/ffunP/(_ d): e; rewrite !put_same; case: (y d); case: (y' d).
by move/ffunP/(_ d'): e; rewrite !put_other.
Qed.

Lemma value_all_reduced (T : table) P : ns_round P -> value (fn (all_reduced n T)) P = value (fn T) P.
Proof.
move=> nsP; rewrite /all_reduced.
have : all (fun d => d < n)%N (iota 0 n) by apply/allP => d; rewrite mem_iota.
elim: (iota 0 n) => //= d s IH /andP [dn /IH <-].
by rewrite (value_reduced _ (Ordinal dn) nsP).
Qed.

Lemma value_vanishes (T : table) P : vanishes n T -> ns_round P -> value (fn T) P = 0.
Proof.
move=> v nsP; rewrite -value_all_reduced // /value big1 // => y _; rewrite big1 // => a _.
move/allP/(_ _ (mem_words (size_word y)))/allP/(_ _ (mem_words (size_word a))): v => /Z.eqb_spec e.
by rewrite /fn e num0 mul0r.
Qed.

Lemma nonneg_fn (T : table) P : nonneg n T -> ns_round P -> 0 <= value (fn T) P.
Proof.
move=> v [pos _]; apply: sumr_ge0 => y _; apply: sumr_ge0 => a _; apply: mulr_ge0; last exact: pos.
by apply: num_ge0; move/allP/(_ _ (mem_words (size_word y)))/allP/(_ _ (mem_words (size_word a))): v.
Qed.

Lemma num_sign b y a : num (sign_at x right k b y a) = ((y == x b) && right b a)%:R * (-1) ^+ k b a.
Proof.
by rewrite /sign_at; case: (_ && _); rewrite ?mul0r ?num0 // mul1r; case: (k b a); rewrite ?num_opp num1 ?expr0 ?expr1.
Qed.

Lemma advantage_word (b : bits m) y a : size (x (word b)) = n ->
  advantage R (g := g) b y a = num (sign_at x right k (word b) (word y) (word a)).
Proof.
move=> sx; rewrite num_sign /advantage /=; congr ((_ && _)%:R * _).
  apply/eqP/eqP => [->|e].
    apply: (@eq_from_nth _ false); rewrite ?size_word ?sx // => l ln.
    by rewrite -[l]/(nat_of_ord (Ordinal ln)) nth_word ffunE.
  by apply/ffunP => d; rewrite ffunE -e nth_word.
case: (right _ _); first by apply/eqP/setP => t; rewrite !inE.
by apply/eqP => /setP /(_ tt); rewrite !inE.
Qed.

Lemma word_const : word [ffun _ : 'I_m => false] = nseq m false.
Proof.
apply: (@eq_from_nth _ false); first by rewrite size_map size_enum_ord size_nseq.
move=> l; rewrite size_map size_enum_ord => lm.
by rewrite nth_nseq lm (nth_map (Ordinal lm)) ?size_enum_ord // ffunE.
Qed.

Lemma total_word y a : size (x (nseq m false)) = n ->
  total R (g := g) y a = num (unit_at m x (word y) (word a)).
Proof.
move=> sx; rewrite /total /unit_at /= word_const.
have -> : (y == [ffun d : 'I_n => nth false (x (nseq m false)) d]) = (word y == x (nseq m false)).
  apply/eqP/eqP => [->|e].
    apply: (@eq_from_nth _ false); rewrite ?size_word ?sx // => l ln.
    by rewrite -[l]/(nat_of_ord (Ordinal ln)) nth_word ffunE.
  by apply/ffunP => d; rewrite ffunE -e nth_word.
by case: (_ == _); rewrite ?num0 ?num1.
Qed.
End Sound.

Lemma solve_minus (R : fieldType) (d a b v : R) : d != 0 -> 2%:R * d * a + v - b = 0 -> a + v / d = - a + b / d.
Proof.
move=> d0 e; have -> : v = b - 2%:R * d * a by apply/eqP; rewrite -subr_eq0 -e; apply/eqP; ring.
by field.
Qed.

Lemma solve_top (R : fieldType) (d b s t v q : R) : d != 0 -> d * b + s - t * v = 0 ->
  d * ((q - (q - t / d)) * v) = d * b + s.
Proof. by move=> d0 /eqP; rewrite subr_eq0 => /eqP ->; field. Qed.

Section Sound2.
Variables (R : realFieldType) (n m : nat) (x : seq bool -> seq bool) (right k : seq bool -> seq bool -> bool) (c : gauge).
Notation g := (binary_game n m x right k).
Notation num := (num R).
Hypothesis ok : gauge_check n m x right k c.

(* The words of bits, each once. *)
Lemma words_uniq l : uniq (words l).
Proof.
elim: l => //= l IH; rewrite cats0 cat_uniq !map_inj_uniq ?IH //=; try by move=> ? ? [].
by rewrite andbT; apply/hasPn => w /mapP [v _ ->]; apply/negP => /mapP [] .
Qed.

Lemma words_size l w : w \in words l -> size w = l.
Proof.
elim: l w => [|l IH] w /=; first by rewrite inE => /eqP ->.
by rewrite cats0 mem_cat => /orP [] /mapP [v /IH <- ->].
Qed.

Lemma num_sum_words (T : seq bool -> Z) : num (sum_words m T) = \sum_(b : bits m) num (T (word b)).
Proof.
have -> : num (sum_words m T) = \sum_(w <- words m) num (T w).
  rewrite /sum_words; elim: (words m) => [|w s IH] /=; first by rewrite big_nil.
  by rewrite big_cons num_add IH.
rewrite -(big_map (@word m) xpredT (fun w => num (T w))); apply: perm_big; apply: uniq_perm.
- exact: words_uniq.
- rewrite map_inj_uniq ?index_enum_uniq // => b b' e; apply/ffunP => j.
  by rewrite -!nth_word e.
move=> w; apply/idP/mapP => [/words_size sw|[b _ ->]]; last exact: (mem_words (size_word b)).
exists [ffun j : 'I_m => nth false w j]; first exact: mem_index_enum.
apply: (@eq_from_nth _ false); rewrite ?size_word // => l; rewrite sw => lm.
by rewrite -[l]/(nat_of_ord (Ordinal lm)) nth_word ffunE.
Qed.

Definition gauge_functional (b : bits m) : functional R g := fun y a =>
  advantage R (g := g) b y a + num (plus c (word b) (word y) (word a)) / num (den c).

Theorem gauge_sound : certificate (g := g) (2%:R ^+ m - num (top c) / num (den c)) gauge_functional.
Proof.
move: ok; rewrite /gauge_check => /and5P [den0 /allP sizes /allP each pos van].
have d0 := num_gt0 R den0; have dn := lt0r_neq0 d0.
have sx (b : bits m) : size (x (word b)) = n by apply/eqP/sizes/mem_words/size_word.
have sx0 : size (x (nseq m false)) = n by apply/eqP/sizes/mem_words; rewrite size_nseq.
have vplus (b : bits m) P : value (gauge_functional b) P =
    value (advantage R (g := g) b) P + value (@fn R n m x right k (plus c (word b))) P / num (den c).
  by rewrite [X in _ = _ + X]mulrC -value_scale -value_add; apply: eq_value => y a; rewrite /gauge_functional [X in _ = _ + X]mulrC.
split=> [b|P nsP].
  have /and3P [pp pm v] := each _ (mem_words (size_word b)).
  split=> P nsP; rewrite vplus; first by rewrite ler_addl divr_ge0 ?(ltW d0) ?nonneg_fn.
  have := @value_vanishes R n m x right k _ _ v nsP.
  have -> : value (@fn R n m x right k (fun y a => den c * sign_at x right k (word b) y a + den c * sign_at x right k (word b) y a
      + plus c (word b) y a - minus c (word b) y a)) P = 2%:R * num (den c) * value (advantage R (g := g) b) P
      + value (@fn R n m x right k (plus c (word b))) P - value (@fn R n m x right k (minus c (word b))) P.
    rewrite -value_scale -value_add -value_sub; apply: eq_value => y a.
    by rewrite /fn num_add num_add num_add num_opp num_mul (advantage_word R _ _ (sx b)) -[2%:R * _ * _]mulrA mulr_natl mulr2n.
  have := @nonneg_fn R n m x right k _ _ pm nsP; rewrite value_opp.
  set A := value _ P; set B := value _ P; set V := value _ P => B0 e.
  rewrite (solve_minus dn e).
  by rewrite ler_addl divr_ge0 ?(ltW d0).
have := @value_vanishes R n m x right k _ _ van nsP.
have -> : value (@fn R n m x right k (fun y a => sum_words m (fun b => den c * sign_at x right k b y a + plus c b y a)
    + slack c y a - top c * unit_at m x y a)) P = num (den c) * value (fun y a => \sum_b gauge_functional b y a) P
    + value (@fn R n m x right k (slack c)) P - num (top c) * value (@total R g) P.
  rewrite -!value_scale -value_add -value_sub; apply: eq_value => y a.
  rewrite /fn num_add num_add num_opp num_mul (total_word R _ _ sx0) num_sum_words mulr_sumr; congr (_ + _ - _).
  apply: eq_bigr => b _; rewrite num_add num_mul /gauge_functional (advantage_word R _ _ (sx b)) mulrDr [in RHS]mulrCA divff // mulr1 //.
have := @nonneg_fn R n m x right k _ _ pos nsP; rewrite value_scale.
set S := value _ P; set B := value _ P; set T := value _ P => B0 e.
rewrite -(ler_pmul2l d0).
rewrite (solve_top _ dn e).
by rewrite ler_addl.
Qed.
End Sound2.
