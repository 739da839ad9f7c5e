namespace Demarche.Tests.Reading;

/// <summary>Posts and articles of our own writing, each laid out in another way.</summary>
static class Posts
{
    public const string Mail = """
        From: "A. Reader" <reader@example.org>
        To: list@example.org
        Subject: Fwd: Colombia and Venezuela
        Date: Mon, 26 Sep 2022 18:12:03 +0200

        Dear all, I thought this might interest you.
        What do you think will happen to the border towns?

        On Mon, 26 Sep 2022 at 17:40, Desk <desk@example.org> wrote:
        > Colombia and Venezuela reopen their border to cargo
        >
        > By Marta Example
        >
        > CUCUTA, Sept 26 (Example Wire) - Colombia and Venezuela reopened their
        > main border crossing to cargo on Monday, after seven years in which
        > lorries could not pass.
        >
        > President Gustavo Petro walked to the middle of the bridge and said the
        > two countries would rebuild their trade. Caracas had broken off relations
        > in 2019.
        >
        > https://www.example-wire.com/world/colombia-venezuela-border

        --
        A. Reader
        """;

    public const string Reddit = """
        https://www.theguardian.com/world/2008/aug/26/russia.georgia
        Russia recognises Abkhazia and South Ossetia

        I did not expect Moscow to go this far. My guess is that hardly anyone else will follow.

        > Russia recognised the two breakaway regions of Georgia as independent states on Tuesday.
        >
        > President Dmitry Medvedev signed the decrees and called on other countries to do the same. Georgia said that the move had no legal force.
        >
        > Western governments condemned the decision, which came two weeks after the end of the fighting.
        """;

    public const string Telegram = """
        Forwarded from Balkan Despatch
        ⚡️ Montenegro recognises Kosovo

        PODGORICA, 9 October 2008. Montenegro and Macedonia recognised Kosovo as an independent state on Thursday.

        Serbia expelled Montenegro's ambassador within hours and said that relations between Belgrade and Podgorica had suffered.
        """;

    public const string Plain = """
        Ministers of two lakes agree on water
        Neighbours end a dispute that began when a dam was closed three years ago.

        By Ada Example and Ben Sample
        Published On 3 Jul 2025
        Updated 5 Jul 2025

        KAMPALA (Example Wire) — The two ministers signed an agreement on the use of the river on Wednesday.

        The text gives each country half of the water in dry months. It ends a dispute that began in 2022.

        What does the agreement say?

        Each side names an engineer. Both may read the gauges of the other.

        Read more: The river in figures
        """;

    public const string NoSeparator = """
        Finally some good news, I was starting to lose hope!

        Norway, Ireland and Spain recognise a Palestinian state

        OSLO, May 28, 2024 (Example Wire) - Norway, Ireland and Spain formally recognised a Palestinian state on Tuesday, a step that Israel condemned.

        The three governments said that recognition should help a two-state solution. Israel had recalled its ambassadors from Oslo, Dublin and Madrid the week before.

        Slovenia said that it would follow with a decision of its own.
        """;

    public const string Decorated = """
        Envoys meet in Geneva for a second day
        ======================================
        GENEVA, March 9, 2017 - Envoys of the two sides met for a second day on Thursday and agreed to go on talking.

        The mediator said that the mood had been better than on the first day, when one delegation had left the room.

        ====

        The talks began in 2016. They were broken off twice.
        """;

    public const string Bulletin = """
        [quote="newsbot"]Ghana and Togo mark their sea border

        ACCRA, 14 May 2019 - Ghana and Togo said on Tuesday that their surveyors had finished marking the border at sea.

        Officials of both countries had met four times since 2018.[/quote]
        This took them long enough.
        """;

    public const string Card = """
        Two islands restore their ties: Why now?
        The neighbours had not spoken since a quarrel over fishing grounds.
        www.example.co.uk
        Two islands restore their ties: Why now?
        26 March 2023
        By Cara Example
        Example News
        Island Pictures
        The two foreign ministers signed the communique in the old harbour
        The two islands restored their diplomatic relations on Sunday after eleven years of silence.
        Their foreign ministers signed a communique in the old harbour and promised to open embassies.
        Why does it matter?
        Both islands claim the same waters.
        Good riddance to the quarrel IMO, the mainland is next lol
        """;

    public const string Forward = """
        **From:** Ana
        **Sent:** Monday, March 27, 2023 9:12 AM
        **Subject:** FW: Islands

        See below, we should follow this.

        -----Original Message-----
        From: wire@example.com
        Sent: Sunday, March 26, 2023
        Subject: Islands restore their ties

        PORT EXAMPLE, March 26 (Example Wire) - The two islands restored their diplomatic relations on Sunday, a foreign ministry said.

        The other ministry confirmed the step and named an ambassador.
        """;
}
