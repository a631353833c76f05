/* figureslots.c -- what a figure counts, whether it rose or fell, and against what. */
#include "fact/figure.h"

#include "base/utf8.h"

void nx_figure_slots(nx_figure *fig, nx_figure_reader *r, const nx_draft *d)
{
    (void)fig;
    (void)r;
    (void)d;
}
