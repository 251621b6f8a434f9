namespace Grid.Documents;

/// <summary>
/// Where each line of a document lies on its paper: A4 in points, or the strip of the 58 mm printer in its dots.
/// </summary>
internal sealed record DocumentLayout(double Width, double Height, IReadOnlyList<LaidPage> Pages)
{
    /// <summary>The dots that a 58 mm printer prints in a row: 48 mm at 203 dots an inch.</summary>
    public const int SlipDots = 384;

    /// <summary>The words beside the QR code.</summary>
    public const string VerifyWords = "扫码核验真伪";

    /// <summary>Points of a dot of the printer.</summary>
    public const double PointsOfDot = 72.0 / 203;

    /// <summary>公文用纸 A4 (GB/T 9704): 156 mm by 225 mm of text, in points.</summary>
    public static DocumentLayout Page(DocumentSheet sheet) =>
        Set(sheet, new(595, 842, 74, 90, 442, 22, 16, 14, 26, 64));

    /// <summary>One strip as long as the text.</summary>
    public static DocumentLayout Slip(DocumentSheet sheet) =>
        Set(sheet, new(SlipDots, null, 8, 16, SlipDots - 16, 32, 26, 24, 34, 200));

    private static DocumentLayout Set(DocumentSheet sheet, Paper paper)
    {
        var setter = new Setter(paper);
        setter.Centred(sheet.Office, paper.Head);
        setter.Centred(sheet.Title, paper.Title);
        setter.Gap(0.5);
        setter.Centred(sheet.Number, paper.Body);
        setter.Gap(0.5);
        foreach (var paragraph in sheet.Paragraphs)
        {
            setter.Paragraph(paragraph);
        }

        setter.Gap(0.5);
        setter.Right(sheet.Office);
        setter.Right(sheet.Date);
        setter.Gap(0.5);
        setter.Code(sheet.Verify);
        return setter.Done();
    }

    /// <param name="Height">Null for a strip as long as its text.</param>
    /// <param name="Title">The size of the title; <paramref name="Head"/> that of the office, and so on.</param>
    private sealed record Paper(
        double Width,
        double? Height,
        double Left,
        double Top,
        double Text,
        double Title,
        double Head,
        double Body,
        double Line,
        double Code);

    private sealed class Setter(Paper paper)
    {
        private readonly List<LaidPage> pages = [];
        private List<LaidText> texts = [];
        private LaidCode? code;
        private double y = paper.Top;

        private double Bottom => paper.Height is { } height ? height - paper.Top : double.MaxValue;

        public void Gap(double lines) => y += lines * paper.Line;

        public void Centred(string text, double size)
        {
            foreach (var line in LineBreaker.Break(text, paper.Text / size))
            {
                Put(line, paper.Left + ((paper.Text - (DocumentFont.WidthOf(line) * size)) / 2), size);
            }
        }

        public void Right(string text)
        {
            foreach (var line in LineBreaker.Break(text, paper.Text / paper.Body))
            {
                Put(line, paper.Left + paper.Text - (DocumentFont.WidthOf(line) * paper.Body), paper.Body);
            }
        }

        public void Paragraph(string text)
        {
            foreach (var line in LineBreaker.Break(text, paper.Text / paper.Body))
            {
                Put(line, paper.Left, paper.Body);
            }
        }

        public void Code(string address)
        {
            var small = paper.Body * 0.75;
            Room(paper.Code + paper.Line);
            code = new(address, paper.Left, y, paper.Code);
            var beside = paper.Left + paper.Code + small;
            var width = paper.Left + paper.Text - beside;
            texts.Add(new(VerifyWords, beside, y + small, small));
            if (paper.Height is not null)
            {
                var tiny = small * 0.8; // a strip is too narrow for the address
                var at = y + (small * 2.4);
                foreach (var line in LineBreaker.Break(address, width / tiny))
                {
                    texts.Add(new(line, beside, at, tiny));
                    at += tiny * 1.4;
                }
            }

            y += paper.Code;
        }

        public DocumentLayout Done()
        {
            Turn();
            return new(paper.Width, paper.Height ?? y + paper.Top, pages);
        }

        private void Put(string line, double x, double size)
        {
            var height = Math.Max(paper.Line, size * 1.4);
            Room(height);
            texts.Add(new(line, x, y + size, size));
            y += height;
        }

        private void Room(double height)
        {
            if (y + height > Bottom)
            {
                Turn();
                y = paper.Top;
            }
        }

        private void Turn()
        {
            pages.Add(new(texts, code));
            texts = [];
            code = null;
        }
    }
}

/// <summary>One page: its lines, and the QR code where it has it.</summary>
internal sealed record LaidPage(IReadOnlyList<LaidText> Texts, LaidCode? Code);

/// <summary>A line of text.</summary>
/// <param name="Y">The base line, from the top.</param>
internal sealed record LaidText(string Text, double X, double Y, double Size);

/// <summary>A QR code.</summary>
/// <param name="Side">Its side, with the quiet zone.</param>
internal sealed record LaidCode(string Address, double X, double Y, double Side);
