package dev.understudy.server.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Cloud SQL instances of the two projects that Google's guides name. */
final class DemoSql {

    private static final String REGION = "us-central1";

    private DemoSql() {}

    static List<Resource> resources() {
        return List.of(
                instance(DemoWorld.PROJECT, "engine-room", "POSTGRES_17", "db-custom-2-7680", "RUNNABLE"),
                instance(DemoWorld.PROJECT, "archive", "MYSQL_8_4", "db-f1-micro", "SUSPENDED"),
                instance("exemplary-example-123", "exemplar", "MYSQL_8_4", "db-n1-standard-1", "RUNNABLE"),
                instance("exemplary-example-123", "exemplar-replica", "MYSQL_8_4", "db-n1-standard-1", "RUNNABLE"));
    }

    private static Resource instance(String project, String name, String version, String tier, String state) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("kind", "sql#settings");
        settings.put("tier", tier);
        settings.put("activationPolicy", state.equals("RUNNABLE") ? "ALWAYS" : "NEVER");
        settings.put("dataDiskSizeGb", "10");
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("databaseVersion", version);
        fields.put("region", REGION);
        fields.put("state", state);
        fields.put("settings", settings);
        fields.put("ipAddresses", List.of(address()));
        fields.put("instanceType", name.endsWith("-replica") ? "READ_REPLICA_INSTANCE" : "CLOUD_SQL_INSTANCE");
        return new Resource("sqladmin.instances", project, name, fields);
    }

    /** An address that is reserved for documentation (RFC 5737). */
    private static Map<String, Object> address() {
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("type", "PRIMARY");
        address.put("ipAddress", "203.0.113.7");
        return address;
    }
}
