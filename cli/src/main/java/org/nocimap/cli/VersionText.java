package org.nocimap.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        BuildInfo build = BuildInfo.load();
        return new String[] {
            "nocimap " + build.version(), "commit " + build.commit(), "Java " + BuildInfo.jvm(),
        };
    }
}
