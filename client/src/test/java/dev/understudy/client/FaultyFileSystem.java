package dev.understudy.client;

import dev.understudy.client.FaultyDisk.Kind;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** The real file system, telling a {@link FaultyDisk} first what is about to happen. */
final class FaultyFileSystem extends FileSystem {

    private static final FileSystem REAL = FileSystems.getDefault();

    private final FaultyDisk disk;
    private final Provider provider = new Provider();

    FaultyFileSystem(FaultyDisk disk) {
        this.disk = disk;
    }

    /** What a path of this file system is beneath. */
    interface Wrapped {
        Path real();
    }

    /** The same path, in this file system. */
    Path wrap(Path real) {
        return (Path) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Path.class, Wrapped.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "real" -> real;
                    case "getFileSystem" -> this;
                    default -> {
                        Object[] plain = arguments == null
                                ? new Object[0]
                                : Arrays.stream(arguments)
                                        .map(FaultyFileSystem::plain)
                                        .toArray();
                        try {
                            Object result = method.invoke(real, plain);
                            yield result instanceof Path path ? wrap(path) : result;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }
                });
    }

    static Path unwrap(Path path) {
        return path instanceof Wrapped wrapped ? wrapped.real() : path;
    }

    private static Object plain(Object argument) {
        return argument instanceof Path path ? unwrap(path) : argument;
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return REAL.supportedFileAttributeViews();
    }

    @Override
    public Path getPath(String first, String... more) {
        return wrap(REAL.getPath(first, more));
    }

    @Override
    public void close() {}

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return REAL.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        var roots = new ArrayList<Path>();
        REAL.getRootDirectories().forEach(root -> roots.add(wrap(root)));
        return roots;
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return REAL.getFileStores();
    }

    @Override
    public PathMatcher getPathMatcher(String pattern) {
        var matcher = REAL.getPathMatcher(pattern);
        return path -> matcher.matches(unwrap(path));
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return REAL.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() throws IOException {
        return REAL.newWatchService();
    }

    /** Does what the real one does, and notes it. */
    private final class Provider extends FileSystemProvider {

        private final FileSystemProvider beneath = REAL.provider();

        @Override
        public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            Path real = unwrap(path);
            boolean directory = Files.isDirectory(real);
            if (!directory && !Files.exists(real)) {
                disk.note(Kind.CREATE, real, "");
            }
            return new FaultyChannel(
                    beneath.newFileChannel(real, options, attributes),
                    disk,
                    real,
                    directory ? Kind.FORCE_DIRECTORY : Kind.FORCE);
        }

        @Override
        public SeekableByteChannel newByteChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            return options.isEmpty() || options.equals(Set.of(java.nio.file.StandardOpenOption.READ))
                    ? beneath.newByteChannel(unwrap(path), options, attributes)
                    : newFileChannel(path, options, attributes);
        }

        @Override
        public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
            disk.note(Kind.CREATE, unwrap(path), "");
            beneath.createDirectory(unwrap(path), attributes);
        }

        @Override
        public void delete(Path path) throws IOException {
            if (Files.exists(unwrap(path), LinkOption.NOFOLLOW_LINKS)) {
                disk.note(Kind.DELETE, unwrap(path), "");
            }
            beneath.delete(unwrap(path));
        }

        @Override
        public void move(Path source, Path target, CopyOption... options) throws IOException {
            disk.note(Kind.MOVE, unwrap(source), String.valueOf(unwrap(target).getFileName()));
            beneath.move(unwrap(source), unwrap(target), options);
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
                throws IOException {
            var stream = beneath.newDirectoryStream(unwrap(path), entry -> filter.accept(wrap(entry)));
            return new DirectoryStream<>() {
                @Override
                public Iterator<Path> iterator() {
                    var entries = new ArrayList<Path>();
                    stream.forEach(entry -> entries.add(wrap(entry)));
                    return entries.iterator();
                }

                @Override
                public void close() throws IOException {
                    stream.close();
                }
            };
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
                throws IOException {
            return beneath.readAttributes(unwrap(path), type, options);
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
                throws IOException {
            return beneath.readAttributes(unwrap(path), attributes, options);
        }

        @Override
        public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
            return beneath.getFileAttributeView(unwrap(path), type, options);
        }

        @Override
        public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
            beneath.setAttribute(unwrap(path), attribute, value, options);
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            beneath.checkAccess(unwrap(path), modes);
        }

        @Override
        public boolean isSameFile(Path path, Path other) throws IOException {
            return beneath.isSameFile(unwrap(path), unwrap(other));
        }

        @Override
        public boolean isHidden(Path path) throws IOException {
            return beneath.isHidden(unwrap(path));
        }

        @Override
        public FileStore getFileStore(Path path) throws IOException {
            return beneath.getFileStore(unwrap(path));
        }

        @Override
        public void copy(Path source, Path target, CopyOption... options) throws IOException {
            disk.note(Kind.CREATE, unwrap(target), "");
            disk.note(Kind.WRITE, unwrap(target), FaultyDisk.text(Files.readAllBytes(unwrap(source))));
            beneath.copy(unwrap(source), unwrap(target), options);
        }

        @Override
        public String getScheme() {
            return "faulty";
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
            throw new FileSystemAlreadyExistsException("there is one for each FaultyDisk");
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            return FaultyFileSystem.this;
        }

        @Override
        public Path getPath(URI uri) {
            return wrap(Path.of(uri));
        }
    }
}
