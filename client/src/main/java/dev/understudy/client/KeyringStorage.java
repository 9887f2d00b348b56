package dev.understudy.client;

import dev.understudy.client.internal.GuardedFile;
import dev.understudy.client.internal.PasswordFile;
import dev.understudy.client.internal.SecretService;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps credentials where the system keeps passwords: in the keyring of the session, by the program {@code secret-tool};
 * items of Python's keyring library with the same names are found, too. Where there is no keyring, in a PKCS#12 file
 * that a password protects.
 */
public final class KeyringStorage implements Storage {

    private final Place place;
    private final ReentrantLock lock = new ReentrantLock();

    /** Where the text is kept. */
    private interface Place {

        Optional<String> load() throws IOException;

        void save(String text) throws IOException;

        void delete() throws IOException;

        <T> T locked(Supplier<T> action);
    }

    private KeyringStorage(Place place) {
        this.place = place;
    }

    /** Whether this machine has a keyring that can be reached. */
    public static boolean isAvailable() {
        return SecretService.Tool.INSTALLED.isAvailable();
    }

    /** The keyring's entry of this application and user. */
    public static KeyringStorage of(String application, String user) {
        return of(new SecretService(SecretService.Tool.INSTALLED, application, user));
    }

    static KeyringStorage of(SecretService service) {
        return new KeyringStorage(new Keyring(service));
    }

    /** A file of the same use, protected by this password; for machines without a keyring. */
    public static KeyringStorage inFile(Path file, char[] password) {
        return new KeyringStorage(new File(new GuardedFile(file), new PasswordFile(file, password)));
    }

    @Override
    public Optional<SavedCredentials> load() {
        try {
            return place.load().filter(text -> !text.isEmpty()).map(SavedCredentials::fromJson);
        } catch (IOException | IllegalArgumentException e) {
            throw failure("read", e);
        }
    }

    @Override
    public void save(SavedCredentials credentials) {
        locked(() -> {
            try {
                place.save(CredentialsFormat.OAUTH2CLIENT.write(credentials));
                return credentials;
            } catch (IOException e) {
                throw failure("written", e);
            }
        });
    }

    @Override
    public void delete() {
        locked(() -> {
            try {
                place.delete();
                return place;
            } catch (IOException e) {
                throw failure("removed", e);
            }
        });
    }

    /** One thread at a time and, in a file, one process; a keyring knows no lock between processes. */
    @Override
    public <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return place.locked(action);
        } finally {
            lock.unlock();
        }
    }

    /** Without what is kept. */
    @Override
    public String toString() {
        return "KeyringStorage";
    }

    private static StorageFailure failure(String what, Exception cause) {
        return new StorageFailure(
                "The credentials in the keyring could not be " + what + ": " + cause.getMessage() + ".",
                "unlock the keyring (install secret-tool and a secret service such as gnome-keyring),"
                        + " or use KeyringStorage.inFile with the right password.",
                cause);
    }

    private record Keyring(SecretService service) implements Place {

        @Override
        public Optional<String> load() throws IOException {
            return service.lookup();
        }

        @Override
        public void save(String text) throws IOException {
            service.store(text);
        }

        @Override
        public void delete() throws IOException {
            service.clear();
        }

        @Override
        public <T> T locked(Supplier<T> action) {
            return action.get();
        }
    }

    private record File(GuardedFile file, PasswordFile contents) implements Place {

        @Override
        public Optional<String> load() throws IOException {
            try {
                return contents.load();
            } catch (GeneralSecurityException e) {
                throw new IOException("the password is wrong or the file is damaged", e);
            }
        }

        @Override
        public void save(String text) throws IOException {
            try {
                contents.save(text);
            } catch (GeneralSecurityException e) {
                throw new IOException("this JDK cannot write PKCS#12", e);
            }
        }

        @Override
        public void delete() throws IOException {
            file.delete();
        }

        @Override
        public <T> T locked(Supplier<T> action) {
            return GuardedAccess.locked(file, action);
        }
    }
}
