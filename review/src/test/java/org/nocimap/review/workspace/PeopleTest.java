package org.nocimap.review.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;
import org.nocimap.review.TestReview;
import org.nocimap.review.articles.TestPdfs;
import org.nocimap.review.fulltexts.FullTexts;
import org.nocimap.review.intake.Origin;
import org.nocimap.review.screening.Assignments;
import org.nocimap.review.screening.Choice;
import org.nocimap.review.screening.Order;
import org.nocimap.review.screening.Phase;
import org.nocimap.review.screening.Votes;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Table;

class PeopleTest {
    @Test
    void aPasswordIsNeededAndNeverStored(@TempDir Path folder) {
        try (TestReview review = new TestReview(folder)) {
            People people = new People(review.workspace.store());
            people.add(review.lead, "carla", Role.EXTRACTOR, "correct horse battery");
            assertThat(people.enter("carla", "correct horse battery").role()).isEqualTo(Role.EXTRACTOR);
            assertThatThrownBy(() -> people.enter("carla", "")).hasMessageContaining("none was given");
            assertThatThrownBy(() -> people.enter("carla", "wrong horse battery"))
                    .hasMessageContaining("this is not the password");
            assertThatThrownBy(() -> people.add(review.lead, "dora", Role.READER, "short"))
                    .hasMessageContaining("too short");
            Row row = review.workspace
                    .store()
                    .read(r -> r.find(Table.PERSON, "carla"))
                    .orElseThrow();
            assertThat(row.text("password")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
            // Another role leaves the password as it was.
            people.add(review.lead, "carla", Role.REVIEWER, "");
            assertThat(people.enter("carla", "correct horse battery").role()).isEqualTo(Role.REVIEWER);
        }
    }

    @Test
    void rolesAreKept(@TempDir Path folder) {
        try (TestReview review = new TestReview(folder)) {
            People people = new People(review.workspace.store());
            assertThatThrownBy(() -> people.add(review.ana, "eve", Role.LEAD, ""))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("a reviewer may not do this");
            assertThatThrownBy(() -> people.add(review.lead, "lena", Role.READER, ""))
                    .hasMessageContaining("would have no lead");
            assertThatThrownBy(() -> people.enter("nobody", "")).hasMessageContaining("nobody of this name");
            assertThatThrownBy(() -> people.add(review.lead, "a/b", Role.READER, ""))
                    .hasMessageContaining("cannot be a name");
            people.add(review.lead, "مريم 王芳 🧠", Role.READER, "");
            assertThat(people.all()).extracting(People.Listed::name).contains("مريم 王芳 🧠");
        }
    }

    @Test
    void aFullTextIsKeptByItsChecksumWhateverItIsCalled(@TempDir Path folder) throws Exception {
        try (TestReview review = new TestReview(folder)) {
            review.importPapers(1, 2, Origin.DATABASE, "PubMed");
            FullTexts texts = new FullTexts(review.workspace);
            Path pdf = Files.write(folder.resolve("..evil;$(x).pdf"), TestPdfs.saying("Seen in the insula"));
            assertThatThrownBy(() -> texts.attach(review.ana, 1, pdf)).hasMessageContaining("did not pass");
            assertThat(texts.sought()).isEmpty();
            new Assignments(review.workspace.store())
                    .assign(
                            review.lead,
                            new Assignments.Plan(Phase.TITLE_ABSTRACT, List.of("ana"), 1, Order.RANDOM, 1, 0));
            new Votes(review.workspace.store())
                    .cast(review.ana, new Votes.Vote(1, Phase.TITLE_ABSTRACT, "ana", Choice.YES, "", "", ""));
            FullTexts.FullText attached = texts.attach(review.ana, 1, pdf);
            assertThat(review.workspace.fullTexts().resolve(attached.sha256() + ".pdf"))
                    .exists();
            assertThat(review.workspace.fullTexts().resolve(attached.sha256() + ".txt"))
                    .content()
                    .contains("Seen in the insula");
            assertThat(texts.text(1)).contains("Seen in the insula");
            assertThat(texts.sought()).singleElement().satisfies(sought -> {
                assertThat(sought.publication()).isEqualTo(1);
                assertThat(sought.text()).contains(texts.of(1).orElseThrow());
                assertThat(sought.link())
                        .isEqualTo(
                                sought.record().doi().isEmpty()
                                        ? ""
                                        : "https://doi.org/" + sought.record().doi());
            });
            Path text = Files.writeString(folder.resolve("a.pdf"), "MZ program");
            assertThatThrownBy(() -> texts.attach(review.ana, 1, text)).hasMessageContaining("is no PDF");
            assertThatThrownBy(() -> texts.notRetrieved(review.ana, 1, " ")).hasMessageContaining("what was tried");
        }
    }
}
