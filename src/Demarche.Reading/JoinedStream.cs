namespace Demarche.Reading;

/// <summary>Bytes already read, followed by the stream they came from. Reads forward only and closes nothing.</summary>
sealed class JoinedStream(ReadOnlyMemory<byte> head, Stream rest) : Archives.ForwardStream
{
    ReadOnlyMemory<byte> _head = head;

    public override int Read(Span<byte> buffer)
    {
        if (_head.IsEmpty)
        {
            return rest.Read(buffer);
        }

        var n = Math.Min(buffer.Length, _head.Length);
        _head.Span[..n].CopyTo(buffer);
        _head = _head[n..];
        return n;
    }
}
