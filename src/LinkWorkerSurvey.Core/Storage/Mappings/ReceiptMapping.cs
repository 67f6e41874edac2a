using LinkWorkerSurvey.Core.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkWorkerSurvey.Core.Storage.Mappings;

internal sealed class ReceiptMapping : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> table)
    {
        table.ToTable("receipt");
        table.HasKey(r => r.KeyMac);

        // No foreign key to the window, which costs a lock on its row for each form: accept_sheet has just read it, and a window with
        // receipts is never deleted.
    }
}
