package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.CredentialFiles;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.lab.fault.CutConnection;
import dev.understudy.server.lab.fault.LostReply;
import dev.understudy.server.lab.fault.ServiceUnavailable;
import dev.understudy.server.model.DemoWorld;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches, uploads and downloads, met with the fake's Drive. */
@Timeout(60)
class DriveRoundTripTest {

    private static final int CHUNK = 256 * 1024;

    private final FakeGoogle google = FakeGoogle.start();

    @TempDir
    Path directory;

    private ApiService drive;

    @BeforeEach
    void signIn() {
        CredentialFiles.write(google, directory);
        var surroundings = Surroundings.of(Endpoints.at(google.url())).withPause(time -> {});
        var flow = AuthorizationCodeFlow.fromClientSecrets(
                directory.resolve("client_secret_desktop.json"),
                Set.of("https://www.googleapis.com/auth/drive"),
                surroundings);
        var ada = new Person(DemoWorld.ADA.email());
        var credentials = InstalledApp.of(flow)
                .withBrowser(url -> new Thread(() -> ada.allow(url)).start())
                .runLocalServer();
        drive = ApiService.build("drive", "v3", credentials);
    }

    @AfterEach
    void stop() {
        Advised.byNothingBut(google);
        google.close();
    }

    @Test
    void each_call_of_a_batch_is_answered_for_itself_and_in_its_order() {
        var create = drive.method("files.create");
        String id =
                create.withBody(Map.of("name", "a note")).execute().get("id").text();

        var outcomes = drive.batch()
                .add(drive.method("files.get").with("fileId", id))
                .add(drive.method("files.get").with("fileId", "none"))
                .add(create.withBody(Map.of("name", "Übung 2")))
                .execute();

        assertThat(outcomes.get(0).json().orElseThrow().get("name").text()).isEqualTo("a note");
        assertThat(outcomes.get(1).json()).isEmpty();
        assertThat(outcomes.get(1).error().orElseThrow().status()).isEqualTo(404);
        assertThat(outcomes.get(2).json().orElseThrow().get("name").text()).isEqualTo("Übung 2");
        assertThat(outcomes).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK})
    void what_is_uploaded_in_chunks_is_downloaded_whole(int size) {
        byte[] content = bytes(size);

        Json file = drive.method("files.create")
                .withBody(Map.of("name", "big"))
                .withMedia("application/octet-stream", content)
                .uploadInChunks(CHUNK);

        assertThat(file.get("name").text()).isEqualTo("big");
        assertThat(download(file)).isEqualTo(content);
    }

    static Stream<Fault> faults() {
        return Stream.of(new ServiceUnavailable(), new LostReply(), new CutConnection());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_broken_upload_goes_on_where_the_server_stopped(Fault fault) {
        byte[] content = bytes(4 * CHUNK);
        google.lab()
                .fail(FaultRule.once(DemoWorld.PROJECT, "drive.files.upload", fault)
                        .fromRequest(2));

        Json file = drive.method("files.create")
                .withMedia("application/octet-stream", content)
                .uploadInChunks(CHUNK);

        assertThat(download(file)).isEqualTo(content);
        assertThat(google.lab().exchanges(exchange -> exchange.endpoint().equals("drive.files.upload")))
                .as("four pieces, one question where to go on, and at most one piece again")
                .hasSizeBetween(5, 6);
    }

    @Test
    void an_upload_whose_last_reply_was_lost_is_found_complete_and_made_once() {
        google.lab()
                .fail(FaultRule.once(DemoWorld.PROJECT, "drive.files.upload", new LostReply())
                        .fromRequest(2));

        Json file = drive.method("files.create")
                .withBody(Map.of("name", "once"))
                .withMedia("application/octet-stream", bytes(2 * CHUNK))
                .uploadInChunks(CHUNK);

        assertThat(download(file)).isEqualTo(bytes(2 * CHUNK));
        assertThat(drive.method("files.list").with("q", "name = 'once'").items("files"))
                .hasSize(1);
    }

    @Test
    void an_upload_that_is_refused_tells_why() {
        var create = drive.method("files.create")
                .withBody(Map.of("id", "of my own choice"))
                .withMedia("text/plain", bytes(3));

        assertThatThrownBy(() -> create.uploadInChunks(CHUNK))
                .isInstanceOf(HttpError.class)
                .hasMessageContaining("answered 4");
    }

    @Test
    void content_goes_with_its_description_in_one_request_and_comes_back() {
        Json file = drive.method("files.create")
                .withBody(Map.of("name", "hello.txt"))
                .withMedia("text/plain", "Grüße\r\n--x\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .execute();

        assertThat(new String(download(file), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("Grüße\r\n--x\r\n");
    }

    private byte[] download(Json file) {
        return drive.method("files.get").with("fileId", file.get("id").text()).download();
    }

    private static byte[] bytes(int size) {
        var content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
