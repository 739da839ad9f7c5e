namespace Demarche.Reading;

/// <summary>Counts the bytes taken from files, so that whoever waits can be told how far reading is. Safe to read from another thread.</summary>
public sealed class ReadMeter
{
    long _read;

    /// <summary>Bytes taken so far.</summary>
    public long Read => Interlocked.Read(ref _read);

    internal Stream Over(Stream stream) => new Metered(stream, this);

    sealed class Metered(Stream inner, ReadMeter meter) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => inner.CanSeek;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var n = inner.Read(buffer);
            Interlocked.Add(ref meter._read, n);
            return n;
        }

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
