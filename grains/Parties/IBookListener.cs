namespace Grid.Parties;

/// <summary>The party a book belongs to: it brings its members up to date with what the book says.</summary>
internal interface IBookListener
{
    /// <summary>The book applied a record, or a command changed the entry.</summary>
    void Applied(PartyChange change);

    /// <summary>All records of a delivery were applied. The delivery is acknowledged when this is done.</summary>
    Task FollowUp();
}
