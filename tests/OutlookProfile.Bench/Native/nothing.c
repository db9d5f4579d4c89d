/* A native DLL with the exports of the action DLL, which do nothing: what loading and calling cost by themselves. */
int __stdcall DllMain(void *module, unsigned reason, void *reserved)
{
    (void)module, (void)reason, (void)reserved;
    return 1;
}

#define ACTION(name) __declspec(dllexport) unsigned __stdcall name(unsigned long session) { (void)session; return 0; }

ACTION(LoadConfiguration)
ACTION(PrepareRemoval)
ACTION(RollbackProfile)
ACTION(WriteProfile)
ACTION(CommitProfile)
ACTION(RollbackRemoval)
ACTION(RemoveProfile)
ACTION(CommitRemoval)
