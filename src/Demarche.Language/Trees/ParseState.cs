namespace Demarche.Language.Trees;

/// <summary>
/// A sentence while it is parsed in the arc-hybrid way: a stack of words, the next word, and the arcs made so far. The root stands behind
/// the last word and takes exactly one word, the last on the stack.
/// </summary>
sealed class ParseState
{
    int[] _stack = [];
    int[] _ints = [];
    int _capacity;

    /// <summary>Number of words.</summary>
    internal int Length { get; private set; }

    /// <summary>Row of the first word in the batch.</summary>
    internal int FirstRow { get; private set; }

    /// <summary>Words on the stack.</summary>
    internal int Depth { get; private set; }

    /// <summary>Next word; <see cref="Length"/> stands for the root.</summary>
    internal int Next { get; private set; }

    /// <summary>Every word has its head.</summary>
    internal bool Done { get; private set; }

    internal Span<int> Heads => _ints.AsSpan(0, Length);

    internal Span<int> Labels => _ints.AsSpan(_capacity, Length);

    /// <summary>Outermost child on the left of a word, or -1.</summary>
    internal int Leftmost(int word) => _ints[(2 * _capacity) + word];

    internal int Rightmost(int word) => _ints[(3 * _capacity) + word];

    internal int LeftCount(int word) => _ints[(4 * _capacity) + word];

    internal int RightCount(int word) => _ints[(5 * _capacity) + word];

    /// <summary>A word of the stack counted from the top, or -1.</summary>
    internal int Top(int down) => down < Depth ? _stack[Depth - 1 - down] : -1;

    internal bool CanShift => Next < Length;

    /// <summary>The word on top may be given the next word as its head (words only; the root is given by <see cref="Advance"/>).</summary>
    internal bool CanLeft => Depth > 0 && Next < Length;

    internal bool CanRight => Depth > 1;

    internal void Begin(int length, int firstRow)
    {
        if (length > _capacity)
        {
            _capacity = length + 16;
            _stack = new int[_capacity];
            _ints = new int[6 * _capacity];
        }

        Length = length;
        FirstRow = firstRow;
        Depth = 0;
        Next = 0;
        Done = length == 0;
        Heads.Fill(-1);
        Labels.Fill(-1);
        _ints.AsSpan(2 * _capacity, length).Fill(-1);
        _ints.AsSpan(3 * _capacity, length).Fill(-1);
        _ints.AsSpan(4 * _capacity, length).Clear();
        _ints.AsSpan(5 * _capacity, length).Clear();
    }

    /// <summary>Does what leaves no choice: an empty stack takes the next word; the last word left goes to the root.</summary>
    internal void Advance(int rootLabel)
    {
        if (!Done && Depth == 0)
        {
            Shift();
        }

        if (Depth == 1 && Next == Length)
        {
            Heads[_stack[0]] = -1;
            Labels[_stack[0]] = rootLabel;
            Depth = 0;
            Done = true;
        }
    }

    internal void Shift() => _stack[Depth++] = Next++;

    /// <summary>The next word becomes the head of the top of the stack.</summary>
    internal void Left(int label)
    {
        var child = _stack[--Depth];
        Attach(child, Next, label);
        if (Leftmost(Next) < 0 || child < Leftmost(Next))
        {
            _ints[(2 * _capacity) + Next] = child;
        }

        _ints[(4 * _capacity) + Next]++;
    }

    /// <summary>The second word of the stack becomes the head of the first.</summary>
    internal void Right(int label)
    {
        var child = _stack[--Depth];
        var head = _stack[Depth - 1];
        Attach(child, head, label);
        if (child > Rightmost(head))
        {
            _ints[(3 * _capacity) + head] = child;
        }

        _ints[(5 * _capacity) + head]++;
    }

    void Attach(int child, int head, int label)
    {
        Heads[child] = head;
        Labels[child] = label;
    }
}
