namespace Demarche.Forecasting.Following;

/// <summary>
/// Whom the followers resemble: for every organisation and every other cascade, how much likelier its members are among the followers than among the rest,
/// summed for a candidate over what it belongs to and what it stayed out of (naive Bayes, held back while followers are few).
/// </summary>
static class Alike
{
    /// <summary>Followers it takes to believe half of what they show.</summary>
    const double Hold = 4;

    /// <summary>Adds the evidence of one group to every state's sum.</summary>
    /// <param name="member">1 for members.</param>
    /// <param name="moved">1 for followers.</param>
    /// <param name="exists">1 for states that exist.</param>
    /// <param name="into">Sums.</param>
    public static void Add(ReadOnlySpan<bool> member, float[] moved, float[] exists, float[] into)
    {
        double n = 0, m = 0, f = 0, fm = 0;
        for (var i = 0; i < member.Length; i++)
        {
            if (exists[i] > 0)
            {
                n++;
                m += member[i] ? 1 : 0;
                f += moved[i];
                fm += member[i] ? moved[i] : 0;
            }
        }

        if (m < 2 || m > n - 2 || f < 1)
        {
            return;
        }

        var share = m / n;
        var among = (fm + (Hold * share)) / (f + Hold);
        var rest = (m - fm + (Hold * share)) / (n - f + Hold);
        var (inside, outside) = ((float)Math.Log(among / rest), (float)Math.Log((1 - among) / (1 - rest)));
        for (var i = 0; i < member.Length; i++)
        {
            into[i] += member[i] ? inside : outside;
        }
    }
}
