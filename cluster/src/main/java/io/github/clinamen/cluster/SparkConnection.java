package io.github.clinamen.cluster;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/**
 * A Spark context, made from the options of a command and from what spark-submit left in the system properties. With a
 * {@code local} master everything stays on the loopback interface and Spark logs nothing but errors.
 *
 * @param spark stopped when the connection is closed
 */
record SparkConnection(JavaSparkContext spark) implements AutoCloseable {
    private static final String LOG_CONFIGURATION = "log4j2.configurationFile";

    /** @throws IllegalArgumentException when an option is unknown, or the JVM lacks what the kernels need */
    static SparkConnection open(Map<String, String> options) {
        requireVectors();
        String master = master(options);
        if (master.startsWith("local") && System.getProperty(LOG_CONFIGURATION) == null) {
            System.setProperty(LOG_CONFIGURATION, "io/github/clinamen/cluster/log4j2.properties");
        }
        return new SparkConnection(new JavaSparkContext(configuration(options, master)));
    }

    private static String master(Map<String, String> options) {
        String given = options.getOrDefault("master", options.get("spark.master"));
        return given == null ? System.getProperty("spark.master", "local[*]") : given;
    }

    private static SparkConf configuration(Map<String, String> options, String master) {
        SparkConf conf = new SparkConf().setMaster(master);
        conf.setIfMissing("spark.app.name", "clinamen");
        // One bit a distilled round may come back: plans that keep too many for memory were refused before.
        conf.setIfMissing("spark.driver.maxResultSize", "0");
        if (master.startsWith("local")) {
            conf.setIfMissing("spark.driver.host", "127.0.0.1");
            conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
            conf.setIfMissing("spark.ui.enabled", "false");
        }
        for (Map.Entry<String, String> option : options.entrySet()) {
            switch (option.getKey()) {
                case "master", "partitions" -> {}
                case String key when key.startsWith("spark.") -> conf.set(key, option.getValue());
                default ->
                    throw new IllegalArgumentException(
                            "engine: expected master, partitions or spark.*, found \"" + option.getKey() + "\"");
            }
        }
        return conf;
    }

    /** Said here in one line rather than by each task in a hundred. */
    private static void requireVectors() {
        @Nullable
        Module vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").orElse(null);
        if (vectors == null) {
            throw new IllegalArgumentException("java: the option --add-modules=jdk.incubator.vector is missing");
        }
    }

    @Override
    public void close() {
        spark.stop();
    }
}
