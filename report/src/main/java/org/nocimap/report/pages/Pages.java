package org.nocimap.report.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns views into HTML pages that stand alone: style, script and pictures are inside. The page's own policy forbids it to load
 * anything and to run any script but the one that came with it.
 */
public final class Pages {
    private static final String TEMPLATES = "org.nocimap.report.pages.templates";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATES);

    /** The report of one run. */
    public String report(ReportView view) {
        return render("report.jte", view);
    }

    /** The overview of several runs. */
    public String overview(OverviewView view) {
        return render("overview.jte", view);
    }

    /**
     * Any page.
     *
     * @param template its file
     * @param view what the template calls {@code view}
     */
    public String render(String template, Object view) {
        String script = resource("page.js");
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("view", view);
        parameters.put("style", resource("page.css"));
        parameters.put("script", script);
        parameters.put(
                "policy",
                "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-" + digest(script)
                        + "'; base-uri 'none'; form-action 'none'");
        StringOutput page = new StringOutput(1 << 20);
        engine.render(template, parameters, page);
        return page.toString();
    }

    private static String digest(String script) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
