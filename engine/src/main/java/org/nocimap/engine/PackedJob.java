package org.nocimap.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A job as bytes that another process of the same build opens again: Java serialisation, compressed, with records and the JDK's
 * optionals taken apart on the way, so that they need not say {@link Serializable}. What a field may hold stands at {@link
 * BlockJob}.
 *
 * <p>Only classes of this project and the plain values of the JDK are let in when a job is opened, no more bytes than were
 * packed, and never more than {@link #MOST_BYTES}: bytes that are no job of ours fail before they make an object. It is meant for
 * processes that one run started, not for files or strangers.
 *
 * <p>Immutable and thread-safe; the job is opened once in each process.
 */
public final class PackedJob implements Serializable {
    /** Most bytes of a job before compression. */
    public static final long MOST_BYTES = 1L << 30;

    private static final long serialVersionUID = 1;
    private static final int DEEPEST = 200;

    private final byte[] packed;
    private final long unpackedBytes;
    private transient volatile @Nullable BlockJob job;

    private PackedJob(byte[] packed, long unpackedBytes) {
        this.packed = packed;
        this.unpackedBytes = unpackedBytes;
    }

    /**
     * @throws IllegalArgumentException when the job holds what cannot travel, named with its class, or more than {@link
     *     #MOST_BYTES}
     */
    public static PackedJob of(BlockJob job) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try {
            Counted counted = new Counted(new DeflaterOutputStream(bytes, fast));
            try (Packer packer = new Packer(counted)) {
                packer.writeObject(job);
            }
            return new PackedJob(bytes.toByteArray(), counted.bytes);
        } catch (NotSerializableException e) {
            throw new IllegalArgumentException(
                    "the job \"" + job.label() + "\" cannot travel to another process: it holds a " + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the job \"" + job.label() + "\" cannot be packed", e);
        } finally {
            fast.end();
        }
    }

    /** Bytes that travel. */
    public int size() {
        return packed.length;
    }

    /**
     * The job, with the same results as the one that was packed, bit for bit.
     *
     * @throws IllegalStateException when the bytes come from another build or hold what has no place in a job
     */
    public BlockJob open() {
        BlockJob opened = job;
        if (opened == null) {
            synchronized (this) {
                opened = job;
                if (opened == null) {
                    opened = unpack();
                    job = opened;
                }
            }
        }
        return opened;
    }

    private BlockJob unpack() {
        try (Unpacker unpacker = new Unpacker(
                new InflaterInputStream(new ByteArrayInputStream(packed)), Math.min(unpackedBytes, MOST_BYTES))) {
            return (BlockJob) unpacker.readObject();
        } catch (InvalidClassException e) {
            throw new IllegalStateException(
                    "a job arrived that this process cannot open; both sides must run the same build: "
                            + e.getMessage(),
                    e);
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("a job arrived that this process cannot open", e);
        }
    }

    /** Counts what is written before it is compressed, and stops at the bound. */
    private static final class Counted extends OutputStream {
        private final OutputStream out;
        private long bytes;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            count(1);
            out.write(b);
        }

        @Override
        public void write(byte[] buffer, int from, int length) throws IOException {
            count(length);
            out.write(buffer, from, length);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }

        private void count(int more) throws IOException {
            bytes += more;
            if (bytes > MOST_BYTES) {
                throw new IOException("more than " + MOST_BYTES + " bytes");
            }
        }
    }

    /** Takes records and optionals apart; an object that is met twice is packed once. */
    private static final class Packer extends ObjectOutputStream {
        private final IdentityHashMap<Object, Object> substitutes = new IdentityHashMap<>();

        Packer(OutputStream out) throws IOException {
            super(out);
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) throws IOException {
            if (object instanceof Serializable) {
                return object;
            }
            if (object instanceof Record record) {
                Object known = substitutes.get(record);
                if (known == null) {
                    known = PackedRecord.of(record);
                    substitutes.put(record, known);
                }
                return known;
            }
            if (object instanceof Optional<?> optional) {
                return new PackedOptional(PackedOptional.Kind.OBJECT, optional.orElse(null));
            }
            if (object instanceof OptionalInt optional) {
                return new PackedOptional(
                        PackedOptional.Kind.INT, optional.isPresent() ? (Integer) optional.getAsInt() : null);
            }
            if (object instanceof OptionalLong optional) {
                return new PackedOptional(
                        PackedOptional.Kind.LONG, optional.isPresent() ? (Long) optional.getAsLong() : null);
            }
            if (object instanceof OptionalDouble optional) {
                return new PackedOptional(
                        PackedOptional.Kind.DOUBLE, optional.isPresent() ? (Double) optional.getAsDouble() : null);
            }
            return object;
        }
    }

    /** Lets in what a job may hold, and finds its classes where the job's own classes come from. */
    private static final class Unpacker extends ObjectInputStream {
        private static final String PROJECT = "org.nocimap.";

        private final Map<String, Class<?>> found = new HashMap<>();

        Unpacker(InflaterInputStream in, long bytes) throws IOException {
            super(in);
            setObjectInputFilter(info -> judge(info, bytes));
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            Class<?> known = found.get(description.getName());
            if (known == null) {
                known = description.getName().startsWith(PROJECT)
                        ? Class.forName(description.getName(), false, PackedJob.class.getClassLoader())
                        : super.resolveClass(description);
                found.put(description.getName(), known);
            }
            return known;
        }

        private static ObjectInputFilter.Status judge(ObjectInputFilter.FilterInfo info, long bytes) {
            if (info.depth() > DEEPEST || info.streamBytes() > bytes || info.arrayLength() > bytes) {
                return ObjectInputFilter.Status.REJECTED;
            }
            Class<?> type = info.serialClass();
            if (type == null) {
                return ObjectInputFilter.Status.UNDECIDED;
            }
            while (type.isArray()) {
                type = type.getComponentType();
            }
            return type.isPrimitive() || plain(type.getName())
                    ? ObjectInputFilter.Status.ALLOWED
                    : ObjectInputFilter.Status.REJECTED;
        }

        private static boolean plain(String name) {
            int lastDot = name.lastIndexOf('.');
            String home = name.substring(0, Math.max(0, lastDot));
            return name.startsWith(PROJECT) || home.equals("java.lang") || home.equals("java.util");
        }
    }
}
