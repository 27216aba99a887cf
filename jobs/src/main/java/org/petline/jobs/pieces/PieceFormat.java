package org.petline.jobs.pieces;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;

/** How a piece is handed over: as bytes from which the same value comes out, equal to the bit. */
public interface PieceFormat<T> {
    /** Numbers as they are in memory, big-endian. */
    PieceFormat<float[]> FLOATS = new PieceFormat<>() {
        @Override
        public byte[] bytes(float[] piece) {
            ByteBuffer bytes = ByteBuffer.allocate(piece.length * Float.BYTES);
            bytes.asFloatBuffer().put(piece);
            return bytes.array();
        }

        @Override
        public float[] piece(byte[] bytes) {
            float[] piece = new float[bytes.length / Float.BYTES];
            ByteBuffer.wrap(bytes).asFloatBuffer().get(piece);
            return piece;
        }
    };

    /** Writes a piece down. */
    byte[] bytes(T piece) throws IOException;

    /** Reads what {@link #bytes} wrote. */
    T piece(byte[] bytes) throws IOException;

    /** A record of numbers and texts as JSON. */
    static <T extends Record> PieceFormat<T> json(Class<T> type) {
        JsonMapper mapper = JsonMapper.builder().build();
        return new PieceFormat<>() {
            @Override
            public byte[] bytes(T piece) throws IOException {
                return mapper.writeValueAsBytes(piece);
            }

            @Override
            public T piece(byte[] bytes) throws IOException {
                return mapper.readValue(bytes, type);
            }
        };
    }
}
