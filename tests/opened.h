/* opened.h -- the compiled dictionaries for a group of tests: opened before the first of them, closed behind the last. */
#ifndef NX_TEST_OPENED_H
#define NX_TEST_OPENED_H

#include <newsx.h>

#include <stdio.h>

static newsx_engine *engine;

static inline int open_engine(void **state)
{
    newsx_options opt = NEWSX_OPTIONS_INIT;
    newsx_error err = {.status = NEWSX_OK};
    (void)state;
    opt.image_path = NEWSX_IMAGE;
    if (newsx_engine_open(&engine, &opt, &err) == NEWSX_OK)
        return 0;
    fprintf(stderr, "%s\n", err.text);
    return -1;
}

static inline int close_engine(void **state)
{
    (void)state;
    newsx_engine_close(engine);
    return 0;
}

#endif
