package org.petline.jobs.run;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * A signal of the operating system. Java has no other way to it than {@code sun.misc.Signal}, of the module
 * jdk.unsupported, which javac warns of wherever it is named: so it is asked for by its name.
 */
final class SystemSignal {
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private final Object signal;
    private final Class<?> signals;
    private final Class<?> handlers;

    private SystemSignal(Object signal, Class<?> signals, Class<?> handlers) {
        this.signal = signal;
        this.signals = signals;
        this.handlers = handlers;
    }

    /** The signal of a name without SIG; empty where there is none, or no way to it. */
    static Optional<SystemSignal> of(String name) {
        try {
            Class<?> signals = Class.forName(SIGNAL);
            Object signal = signals.getConstructor(String.class).newInstance(name);
            return Optional.of(new SystemSignal(signal, signals, Class.forName(HANDLER)));
        } catch (ReflectiveOperationException noWay) {
            return Optional.empty();
        }
    }

    /** Has something done at the signal; gives what was done before, empty if the Java machine keeps the signal. */
    Optional<Object> handle(Runnable work) {
        InvocationHandler call = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                work.run();
                yield null;
            }
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> SIGNAL;
        };
        return set(Proxy.newProxyInstance(handlers.getClassLoader(), new Class<?>[] {handlers}, call));
    }

    /** Has done again what was done before. */
    Optional<Object> handleAsBefore(Object before) {
        return set(before);
    }

    /** Whether what was done before is nothing, as under nohup. */
    boolean isIgnored(Object before) {
        try {
            return before.equals(handlers.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }

    private Optional<Object> set(Object handler) {
        try {
            Method handle = signals.getMethod("handle", signals, handlers);
            return Optional.ofNullable(handle.invoke(null, signal, handler));
        } catch (InvocationTargetException | IllegalAccessException | NoSuchMethodException kept) {
            return Optional.empty();
        }
    }

    /** Sends it to this process. */
    void raise() throws ReflectiveOperationException {
        signals.getMethod("raise", signals).invoke(null, signal);
    }
}
