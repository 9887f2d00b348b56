package dev.understudy.client;

import dev.understudy.client.FaultyDisk.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** A channel to a real file that writes at most so much at a time, and tells a {@link FaultyDisk} first. */
final class FaultyChannel extends FileChannel {

    private static final int AT_ONCE = 512;

    private final FileChannel real;
    private final FaultyDisk disk;
    private final Path path;
    private final Kind force;

    FaultyChannel(FileChannel real, FaultyDisk disk, Path path, Kind force) {
        this.real = real;
        this.disk = disk;
        this.path = path;
        this.force = force;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        var bytes = new byte[Math.min(AT_ONCE, source.remaining())];
        source.duplicate().get(bytes);
        disk.note(Kind.WRITE, path, FaultyDisk.text(bytes));
        int written = real.write(ByteBuffer.wrap(bytes));
        source.position(source.position() + written);
        return written;
    }

    @Override
    public void force(boolean metadata) throws IOException {
        disk.note(force, path, "");
        real.force(metadata);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return real.tryLock(position, size, shared);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return real.lock(position, size, shared);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return real.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return real.read(targets, offset, length);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return real.read(target, position);
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        real.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
    }

    /** One buffer, as a channel may that writes what it can. */
    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            if (sources[i].hasRemaining()) {
                return write(sources[i]);
            }
        }
        return 0;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        long before = position();
        try {
            return position(position).write(source);
        } finally {
            position(before);
        }
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        disk.note(Kind.TRUNCATE, path, Long.toString(size));
        real.truncate(size);
        return this;
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        return real.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        var bytes = ByteBuffer.allocate((int) Math.min(AT_ONCE, count));
        source.read(bytes);
        return write(bytes.flip(), position);
    }

    /** What is written to memory comes to the disk past every note: only reading is watched over. */
    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        if (mode != MapMode.READ_ONLY) {
            throw new NonWritableChannelException();
        }
        return real.map(mode, position, size);
    }
}
