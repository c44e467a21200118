(* Sums over finite functions, one argument after another. *)
From mathcomp Require Import all_ssreflect all_algebra.
From Clinamen Require Import Statement.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Lemma put_same (I : finType) T (f : {ffun I -> T}) i v : put f i v i = v.
Proof. by rewrite ffunE eqxx. Qed.

Lemma put_other (I : finType) T (f : {ffun I -> T}) i v j : j != i -> put f i v j = f j.
Proof. by rewrite ffunE => /negbTE ->. Qed.

Lemma put_put (I : finType) T (f : {ffun I -> T}) i v v' : put (put f i v) i v' = put f i v'.
Proof. by apply/ffunP => j; rewrite !ffunE; case: eqP. Qed.

Lemma put_id (I : finType) T (f : {ffun I -> T}) i : put f i (f i) = f.
Proof. by apply/ffunP => j; rewrite !ffunE; case: eqP => // ->. Qed.

Lemma put_swap (I : finType) T (f : {ffun I -> T}) i j v v' : i != j ->
  put (put f i v) j v' = put (put f j v') i v.
Proof.
move=> ij; apply/ffunP => k; rewrite !ffunE; case: (k =P i) => [->|//].
by rewrite (negbTE ij).
Qed.

Section Iterated.
Variables (V : zmodType) (I T : finType).
Implicit Types (H : {ffun I -> T} -> V) (w : {ffun I -> T}).

Fixpoint isum (s : seq I) H w : V := if s is i :: s' then \sum_t isum s' H (put w i t) else H w.

Lemma isum_agree s H w : uniq s ->
  isum s H w = \sum_(w' : {ffun I -> T} | [forall j, (j \in s) || (w' j == w j)]) H w'.
Proof.
elim: s w => [|i s IH] w /=.
  move=> _; rewrite (big_pred1 w) // => w' /=.
  apply/forallP/eqP => [h|-> //]; apply/ffunP => j; exact/eqP/h.
move=> /andP [nis us]; rewrite [RHS](partition_big (fun w' => w' i) xpredT) //=.
apply: eq_bigr => t _; rewrite IH //; apply: eq_bigl => w'.
apply/forallP/andP => [h|[/forallP h /eqP wt] j].
  split; last by have := h i; rewrite (negbTE nis) put_same.
  apply/forallP => j; rewrite inE; case: (j =P i) => //= /eqP ji.
  by have := h j; rewrite put_other.
have := h j; rewrite inE; case: (j =P i) => [->|/eqP ji] /=; first by rewrite put_same wt eqxx orbT.
by rewrite put_other.
Qed.

Lemma isum_seq s H w : uniq s -> (forall i, i \in s) -> \sum_w' H w' = isum s H w.
Proof.
by move=> us all_s; rewrite isum_agree //; apply: eq_bigl => w'; apply/esym/forallP => j; rewrite all_s.
Qed.

Lemma isum_all H w : \sum_w' H w' = isum (enum I) H w.
Proof. by apply: isum_seq; [exact: enum_uniq | move=> i; rewrite mem_enum]. Qed.

Lemma isum_rcons s i H w : isum (rcons s i) H w = isum s (fun w => \sum_t H (put w i t)) w.
Proof. by elim: s w => //= j s IH w; apply: eq_bigr. Qed.

(* One argument summed innermost. *)
Lemma sum_inner H H' i : (forall w, \sum_t H (put w i t) = \sum_t H' (put w i t)) -> \sum_w H w = \sum_w H' w.
Proof.
move=> e; case: (pickP (@predT {ffun I -> T})) => [w _|none]; last by rewrite !big_pred0.
pose s := rcons [seq j <- enum I | j != i] i.
have us : uniq s by rewrite rcons_uniq mem_filter eqxx filter_uniq ?enum_uniq.
have all_s j : j \in s by rewrite mem_rcons inE mem_filter mem_enum andbT orbN.
by rewrite !(isum_seq (s := s) _ w) // !isum_rcons; elim: [seq j <- _ | _] w => //= j s' IH w; apply: eq_bigr.
Qed.

Lemma eq_isum s H H' w : (forall w, H w = H' w) -> isum s H w = isum s H' w.
Proof. by move=> e; elim: s w => //= j s IH w; apply: eq_bigr. Qed.
End Iterated.

Section Ordered.
Variables (R : realFieldType) (I T : finType).
Implicit Types (H : {ffun I -> T} -> R).

Lemma isum_add s H H' w : isum s (fun w => H w + H' w) w = isum s H w + isum s H' w.
Proof. by elim: s w => //= j s IH w; rewrite -big_split; apply: eq_bigr => t _; exact: IH. Qed.

Lemma isum_sub s H H' w : isum s (fun w => H w - H' w) w = isum s H w - isum s H' w.
Proof.
by elim: s w => //= j s IH w; rewrite -sumrB; apply: eq_bigr => t _; exact: IH.
Qed.
End Ordered.
