package org.nocimap.review.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** What a store asks of its database from now on. */
public final class StatementLog {
    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

    private StatementLog() {}

    public static StatementLog of(Store store) {
        StatementLog log = new StatementLog();
        store.jdbi().setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                log.statements.add(String.valueOf(context.getRenderedSql()));
            }
        });
        return log;
    }

    /** Statements in their order, their arguments left out. */
    public List<String> statements() {
        return List.copyOf(statements);
    }
}
