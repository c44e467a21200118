package io.github.clinamen.app.serve;

import io.github.clinamen.core.plan.PlanResult;
import io.github.clinamen.core.plan.Planner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plans, each made once on one of as many threads as there are cores, and remembered. Certificates are checked when the
 * server starts; a plan that nobody waits for any more is given up.
 */
final class Plans implements AutoCloseable {
    private static final int REMEMBERED = 2_000;

    private final Limits limits;
    private final ThreadPoolExecutor threads;
    private final Map<Object, Answer<?>> known = new LinkedHashMap<>(64, 0.75f, true);

    Plans(Limits limits) {
        this.limits = limits;
        int cores = Runtime.getRuntime().availableProcessors();
        this.threads = new ThreadPoolExecutor(
                cores,
                cores,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(limits.waitingPlans()),
                Thread.ofPlatform().daemon().name("clinamen-plan-", 1).factory());
    }

    /**
     * The cheapest plan.
     *
     * @throws Refusal with 503 when too many plans are waiting, or this one takes too long
     */
    PlanResult result(PlanForm form) {
        return await(form, () -> Planner.plan(form.request()));
    }

    /** The cheapest plans over epsilon. */
    Curve curve(PlanForm form) {
        return await(new CurveKey(form.at("0.5")), () -> {
            List<Curve.Point> points = new ArrayList<>();
            for (String epsilon : Curve.EPSILONS) {
                points.add(Curve.Point.of(
                        epsilon, form.target(), Planner.plan(form.at(epsilon).request())));
            }
            return Curve.of(form, points);
        });
    }

    private record CurveKey(PlanForm form) {}

    /** A plan that is being made, and how many wait for it. */
    private static final class Answer<T> extends FutureTask<T> {
        private int waiting;

        Answer(Supplier<T> work) {
            super(work::get);
        }
    }

    private <T> T await(Object key, Supplier<T> work) {
        Answer<T> answer = remembered(key, work);
        try {
            return answer.get(limits.planSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | CancellationException e) {
            throw busy("at most " + limits.planSeconds() + " s for a plan", "one that takes longer; use clinamen plan");
        } catch (ExecutionException e) {
            forget(key, answer);
            if (e.getCause() instanceof CancellationException) {
                throw busy("a running server", "one that stops");
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy("a running server", "one that stops");
        } finally {
            leave(key, answer);
        }
    }

    private synchronized <T> Answer<T> remembered(Object key, Supplier<T> work) {
        @SuppressWarnings("unchecked") // a key's class tells what its answer is
        @Nullable
        Answer<T> old = (Answer<T>) known.get(key);
        if (old != null) {
            old.waiting++;
            return old;
        }
        Answer<T> answer = new Answer<>(work);
        try {
            threads.execute(answer);
        } catch (RejectedExecutionException e) {
            throw busy("at most " + limits.waitingPlans() + " plans waiting", "as many");
        }
        answer.waiting++;
        known.put(key, answer);
        if (known.size() > REMEMBERED) {
            known.remove(known.keySet().iterator().next());
        }
        return answer;
    }

    /** Stops what nobody waits for any more, begun or not. */
    private synchronized void leave(Object key, Answer<?> answer) {
        answer.waiting--;
        if (answer.waiting == 0 && !answer.isDone()) {
            known.remove(key, answer);
            answer.cancel(true);
            threads.remove(answer);
        }
    }

    private synchronized void forget(Object key, Answer<?> answer) {
        known.remove(key, answer);
    }

    private static Refusal busy(String expected, String found) {
        return new Refusal(503, "server", expected, found);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
