namespace Demarche.Reading.Archives;

/// <summary>Counts what is read from a stream.</summary>
sealed class CountedStream(Stream inner) : ForwardStream
{
    public long Count { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var n = inner.Read(buffer);
        Count += n;
        return n;
    }
}

/// <summary>Unpacked bytes, stopped when they grow out of all proportion to what they were packed in.</summary>
/// <param name="inner">The unpacking stream.</param>
/// <param name="packed">Packed bytes consumed so far.</param>
/// <param name="free">Unpacked bytes allowed in any case.</param>
sealed class UnpackedStream(Stream inner, Func<long> packed, long free) : ForwardStream
{
    /// <summary>News text packs to a tenth; a hundredth is possible for lists, less is an attack.</summary>
    const long Ratio = 200;

    long _total;

    public override int Read(Span<byte> buffer)
    {
        var n = inner.Read(buffer);
        _total += n;
        if (_total > free && _total > Ratio * packed())
        {
            throw new InvalidDataException($"it unpacks to more than {Ratio} times its size, as an attack would");
        }

        return n;
    }

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>A stream that is only read forward.</summary>
abstract class ForwardStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public abstract override int Read(Span<byte> buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
