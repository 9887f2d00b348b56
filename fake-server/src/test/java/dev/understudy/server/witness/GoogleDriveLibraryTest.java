package dev.understudy.server.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.googleapis.batch.BatchCallback;
import com.google.api.client.googleapis.json.GoogleJsonErrorContainer;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.drive.Drive;
import com.google.api.services.drive.DriveScopes;
import com.google.api.services.drive.model.File;
import com.google.api.services.drive.model.Permission;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.UserCredentials;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.Advised;
import dev.understudy.server.token.OpaqueTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Google's google-api-services-drive works with the fake's Drive; its root URL alone is changed. */
class GoogleDriveLibraryTest {

    private static final int MEGABYTE = 1024 * 1024;

    private FakeGoogle google;

    @BeforeEach
    void start() {
        google = FakeGoogle.start();
    }

    @AfterEach
    void stop() {
        Advised.byNothingBut(google, "scope-never-asked");
        google.close();
    }

    @Test
    void a_long_list_comes_in_pages_without_a_gap_or_a_repetition() throws Exception {
        var drive = drive(ada(DriveScopes.DRIVE_METADATA_READONLY));
        var pages = new ArrayList<List<File>>();
        Optional<String> next = Optional.empty();

        do {
            var list = drive.files()
                    .list()
                    .setPageSize(4)
                    .setOrderBy("modifiedByMeTime desc")
                    .setPageToken(next.orElse(null))
                    .execute();
            pages.add(list.getFiles());
            next = Optional.ofNullable(list.getNextPageToken());
        } while (next.isPresent());

        var whole = drive.files()
                .list()
                .setPageSize(100)
                .setOrderBy("modifiedByMeTime desc")
                .execute();
        assertThat(pages).hasSizeGreaterThan(3);
        assertThat(pages.stream().flatMap(List::stream).map(File::getId))
                .containsExactlyElementsOf(
                        whole.getFiles().stream().map(File::getId).toList());
        assertThat(whole.getFiles().get(0).getName()).isEqualTo("todo.txt");
    }

    @Test
    void a_file_is_uploaded_in_one_request_and_comes_back_as_it_was() throws Exception {
        var drive = drive(ada(DriveScopes.DRIVE_FILE));
        byte[] bytes = "Ünïcode\0\n".getBytes(StandardCharsets.UTF_8);
        var upload = drive.files()
                .create(new File().setName("one.txt"), new ByteArrayContent("text/plain", bytes))
                .setFields("id,name,size,md5Checksum");
        upload.getMediaHttpUploader().setDirectUploadEnabled(true);

        var file = upload.execute();

        assertThat(file.getName()).isEqualTo("one.txt");
        assertThat(file.getSize()).isEqualTo(bytes.length);
        assertThat(drive.files().get(file.getId()).executeMediaAsInputStream().readAllBytes())
                .isEqualTo(bytes);
    }

    @Test
    void a_file_is_uploaded_in_chunks_and_comes_back_as_it_was() throws Exception {
        var drive = drive(ada(DriveScopes.DRIVE_FILE));
        byte[] bytes = new byte[MEGABYTE - MEGABYTE / 8];
        new Random(7).nextBytes(bytes);
        var upload = drive.files()
                .create(new File().setName("chunks.bin"), new ByteArrayContent("application/octet-stream", bytes));
        upload.getMediaHttpUploader().setChunkSize(MEGABYTE / 4);

        var file = upload.execute();

        assertThat(drive.files().get(file.getId()).executeMediaAsInputStream().readAllBytes())
                .isEqualTo(bytes);
        assertThat(google.lab()
                        .exchanges(exchange -> exchange.request().method().equals("PUT")))
                .extracting(exchange -> exchange.reply().status())
                .containsExactly(308, 308, 308, 200);
    }

    @Test
    void a_file_is_renamed_shared_and_deleted() throws Exception {
        var drive = drive(ada(DriveScopes.DRIVE));
        String id = drive.files().create(new File().setName("a")).execute().getId();

        var renamed = drive.files().update(id, new File().setName("b")).execute();
        drive.files().delete(id).execute();

        assertThat(renamed.getName()).isEqualTo("b");
        assertThat(drive.permissions().list("demo-ada-todo").execute().getPermissions())
                .extracting(Permission::getRole)
                .contains("owner");
        assertThatThrownBy(() -> drive.files().get(id).execute())
                .isInstanceOfSatisfying(
                        GoogleJsonResponseException.class,
                        e -> assertThat(e.getDetails().getErrors().get(0).getReason())
                                .isEqualTo("notFound"));
    }

    @Test
    void a_batch_answers_every_part_by_itself() throws Exception {
        var drive = drive(ada(DriveScopes.DRIVE_METADATA_READONLY));
        var answers = new Answers();
        var batch = drive.batch();
        batch.queue(
                drive.files().get("demo-ada-todo").buildHttpRequest(),
                File.class,
                GoogleJsonErrorContainer.class,
                answers);
        batch.queue(
                drive.files().get("not-there").buildHttpRequest(), File.class, GoogleJsonErrorContainer.class, answers);

        batch.execute();

        assertThat(answers.names).containsExactly("todo.txt");
        assertThat(answers.failures).containsExactly(404);
    }

    @Test
    void a_scope_too_narrow_is_told_with_googles_words() throws Exception {
        var drive = drive(ada(DriveScopes.DRIVE_METADATA_READONLY));

        assertThatThrownBy(() -> drive.files().create(new File()).execute())
                .isInstanceOfSatisfying(GoogleJsonResponseException.class, e -> {
                    assertThat(e.getStatusCode()).isEqualTo(403);
                    assertThat(e.getDetails().getMessage())
                            .isEqualTo("Request had insufficient authentication scopes.");
                });
    }

    @Test
    void an_access_token_that_has_died_is_refreshed_without_a_word() throws Exception {
        var credentials = ada(DriveScopes.DRIVE_METADATA_READONLY);
        var drive = drive(credentials);
        credentials.refresh();
        AccessToken before = credentials.getAccessToken();
        google.records().accessTokens().take(OpaqueTokens.key(before.getTokenValue()));

        assertThat(drive.files().get("demo-ada-todo").execute().getName()).isEqualTo("todo.txt");
        assertThat(credentials.getAccessToken()).isNotEqualTo(before);
    }

    private Drive drive(GoogleCredentials credentials) {
        return new Drive.Builder(
                        new NetHttpTransport(),
                        GsonFactory.getDefaultInstance(),
                        new HttpCredentialsAdapter(credentials))
                .setRootUrl(google.url() + "/")
                .setApplicationName("Witness")
                .build();
    }

    private UserCredentials ada(String scope) {
        return UserCredentials.newBuilder()
                .setClientId(DemoWorld.DESKTOP.id())
                .setClientSecret(DemoWorld.DESKTOP.secret().orElseThrow())
                .setRefreshToken(google.authorize(DemoWorld.ADA, DemoWorld.DESKTOP, List.of(scope)))
                .setTokenServerUri(URI.create(google.url() + "/token"))
                .build();
    }

    private static final class Answers implements BatchCallback<File, GoogleJsonErrorContainer> {

        private final List<String> names = new ArrayList<>();
        private final List<Integer> failures = new ArrayList<>();

        @Override
        public void onSuccess(File file, HttpHeaders headers) {
            names.add(file.getName());
        }

        @Override
        public void onFailure(GoogleJsonErrorContainer error, HttpHeaders headers) throws IOException {
            failures.add(error.getError().getCode());
        }
    }
}
