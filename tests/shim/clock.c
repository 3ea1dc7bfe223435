/* A clock that is wrong: it stands between the program and the system's time. MILEPOST_CLOCK_SECONDS says by how many
   seconds it runs ahead, or behind with a minus. What measures spans (the monotonic clock) is left alone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

int clock_gettime(clockid_t which, struct timespec *out) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real)
        real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int done = real(which, out);
    const char *seconds = getenv("MILEPOST_CLOCK_SECONDS");
    if (done == 0 && seconds && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE))
        out->tv_sec += atol(seconds);
    return done;
}
