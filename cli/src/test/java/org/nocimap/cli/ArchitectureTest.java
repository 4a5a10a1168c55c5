package org.nocimap.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the code to ARCHITECTURE.md: who may import whom, and the house rules that a machine can see. */
class ArchitectureTest {
    private static final Path ROOT = Path.of(System.getProperty("nocimap.root", ".."));
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern INNER_DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>org\\.nocimap</groupId>\\s*<artifactId>nocimap-([a-z-]+)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    private static RoomTable table;
    private static JavaClasses classes;

    @BeforeAll
    static void read() throws IOException {
        table = RoomTable.read(ROOT.resolve("ARCHITECTURE.md"));
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.nocimap");
    }

    @Test
    void theTableNamesTheModulesOfTheReactorInTheirOrder() throws IOException {
        assertThat(table.mayUse().keySet()).containsExactlyElementsOf(all(MODULE, ROOT.resolve("pom.xml")));
    }

    @Test
    void aRoomMayOnlyUseRoomsThatStandBeforeIt() {
        Set<String> before = new LinkedHashSet<>();
        for (Map.Entry<String, Set<String>> room : table.mayUse().entrySet()) {
            assertThat(before).as("rooms before " + room.getKey()).containsAll(room.getValue());
            before.add(room.getKey());
        }
    }

    @Test
    void thePomsNameWhatTheTableNames() throws IOException {
        for (Map.Entry<String, Set<String>> room : table.mayUse().entrySet()) {
            Set<String> named = new TreeSet<>();
            Matcher dependency = INNER_DEPENDENCY.matcher(Files.readString(ROOT.resolve(room.getKey() + "/pom.xml")));
            while (dependency.find()) {
                if (!dependency.group(2).contains("<scope>test</scope>")) {
                    named.add(dependency.group(1));
                }
            }
            assertThat(named)
                    .as("dependencies in " + room.getKey() + "/pom.xml")
                    .isEqualTo(room.getValue());
        }
    }

    @Test
    void classesImportOnlyTheRoomsThatTheTableNames() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass from : classes) {
            String room = room(from);
            Set<String> allowed = table.mayUse().getOrDefault(room, Set.of());
            from.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(to -> to.getPackageName().startsWith("org.nocimap."))
                    .filter(to -> !room(to).equals(room) && !allowed.contains(room(to)))
                    .map(to -> from.getName() + " uses " + to.getName() + ", but " + room + " may not use " + room(to))
                    .forEach(wrong::add);
        }
        assertThat(new TreeSet<>(wrong)).isEmpty();
    }

    @Test
    void everyClassStandsInARoomOfTheTable() {
        assertThat(classes.stream().map(ArchitectureTest::room).collect(Collectors.toSet()))
                .isSubsetOf(table.mayUse().keySet())
                .contains("files", "cli");
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.nocimap.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void packagesAreNamedForTheirSubject() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..helper..", "..helpers..", "..common..", "..misc..")
                .check(classes);
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal().check(classes);
    }

    @Test
    void onlyProgramsSpeakToTheTerminalOrEndTheProcess() {
        noClasses()
                .that(haveNoMainMethod())
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(classes);
    }

    @Test
    void publicMethodsTakeChoicesNotBooleans() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .should(takeNoBoolean())
                .check(classes);
    }

    @Test
    void everyPackageSaysWhatItOwnsAndIsNullMarked() throws IOException {
        List<Path> packages;
        try (Stream<Path> files = Files.walk(ROOT, 12)) {
            packages = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
        }
        assertThat(packages).isNotEmpty();
        for (Path folder : packages) {
            assertThat(folder.resolve("package-info.java"))
                    .exists()
                    .content()
                    .contains("@NullMarked")
                    .startsWith("/**");
        }
    }

    private static ArchCondition<JavaMethod> takeNoBoolean() {
        return new ArchCondition<>("take no boolean parameter") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean generated = method.getModifiers().contains(JavaModifier.SYNTHETIC)
                        || method.getName().equals("equals");
                boolean takesOne =
                        method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(boolean.class));
                if (takesOne && !generated) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                }
            }
        };
    }

    private static DescribedPredicate<JavaClass> haveNoMainMethod() {
        return DescribedPredicate.describe("have no main method", c -> c.tryGetMethod("main", String[].class)
                .isEmpty());
    }

    /** {@code org.nocimap.image.nifti.Header} stands in {@code image}. */
    private static String room(JavaClass c) {
        String[] parts = c.getPackageName().split("\\.");
        if (parts.length > 3 && table.mayUse().containsKey(parts[2] + "-" + parts[3])) {
            return parts[2] + "-" + parts[3];
        }
        return parts.length > 2 ? parts[2] : "";
    }

    private static List<String> all(Pattern pattern, Path file) throws IOException {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
